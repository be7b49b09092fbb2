import { createIssue, demandType } from '../../issues/index.js';
import { explain as explainEvent, restoreOpportunity, type Verdict } from '../../opportunity/index.js';
import { type AnyPlan, translator } from '../../plan/index.js';
import { given } from '../../testing/index.js';
import { readInstant } from '../../values/index.js';
import type { Call, Command } from '../Command.js';
import { Failure, fail } from '../Failure.js';
import { json } from '../json.js';
import { readModel } from '../read/readModel.js';
import { readValue } from '../read/readValue.js';

export const explain: Command = {
  name: 'explain',
  args: ['model', 'opportunity', 'event'],
  options: {
    format: { value: 'format', choices: ['text', 'json'], initial: 'text' },
    given: {},
    by: { value: 'id', initial: 'cli' },
    role: { value: 'role', repeatable: true },
    check: { value: 'name=yes|no', repeatable: true },
    at: { value: 'instant' },
  },
  async run(call) {
    const { args, one, surroundings } = call;
    const [file = '', stored = '', sent = ''] = args;
    const { plan } = await readModel(file, surroundings);
    const { opportunity, context } = await situationOf(plan, stored, call);
    // A single word is an event without properties: `advance`.
    const event = /^[A-Za-z]+$/.test(sent) ? { type: sent } : await readValue(sent, 'event', surroundings);
    const verdict: Verdict = explainEvent(plan, opportunity as never, event as never, context as never);
    surroundings.write(one('format') === 'json' ? jsonOf(plan, verdict, call) : textOf(plan, verdict, call));
    // What is no event of this model asks for nothing.
    return verdict.allowed ? 0 : verdict.standing === 'invalid' ? 2 : 1;
  },
};

async function situationOf(plan: AnyPlan, stored: string, call: Call) {
  const { one, all, has, surroundings } = call;
  const value = await readValue(stored, 'opportunity', surroundings);
  const known: readonly string[] = plan.definition.roles.map(({ id }: { readonly id: string }) => id);
  const strange = all('role').find((role) => !known.includes(role));
  if (strange !== undefined) fail('wrong_option_value', { id: '--role', found: strange, choices: known });
  const roles = all('role').length > 0 ? all('role') : known;
  const by = { id: one('by') ?? 'cli', roles };
  const at = one('at');
  if (at !== undefined && readInstant(at) === null) fail('no_instant', { id: '--at', found: at });
  const checks = Object.fromEntries(all('check').map(readCheck));
  if (has('given')) {
    demandType('state', 'record', value);
    const { checks: said = {} } = value as { readonly checks?: object };
    demandType('state.checks', 'record', said);
    const state = { ...(value as object), checks: { ...said, ...checks } };
    const situation = given(plan, (at === undefined ? state : { ...state, at }) as never);
    const context = all('role').length > 0 ? { ...situation.context, by } : situation.context;
    return { opportunity: situation.opportunity, context };
  }
  const restored = restoreOpportunity(plan, value);
  if (!restored.ok)
    throw new Failure([...restored.issues, ...(isStored(value) ? [] : [createIssue('perhaps_given', '')])]);
  return { opportunity: restored.value.opportunity, context: { at: at ?? surroundings.now(), by, checks } };
}

const isStored = (value: unknown): boolean => typeof value === 'object' && value !== null && 'format' in value;

function readCheck(text: string): readonly [string, boolean] {
  const [, name, answer] = /^(.+)=(yes|no)$/.exec(text) ?? [];
  if (name === undefined)
    return fail('wrong_option_value', { id: '--check', found: text, choices: ['name=yes', 'name=no'] });
  return [name, answer === 'yes'];
}

function textOf(plan: AnyPlan, verdict: Verdict, { words }: Call): string {
  const { allowed, standing, blockers, inputs, checklist } = verdict;
  const t = translator(plan, words.locale);
  return [
    allowed ? words.say('allowed') : words.say('refused', { standing: t.standing(standing) }),
    ...blockers.map((blocker) => `  ${blocker.code} ${blocker.path}\n    ${t(blocker)}`),
    ...inputs.map(({ name, choices }) => `  ${words.say('lacks', { name, choices: choices?.join(', ') ?? null })}`),
    ...(checklist.length === 0 ? [] : [words.say('checklist')]),
    ...checklist.map((item) => `  ${item.met ? '✓' : item.required ? '✗' : '○'} ${t.item(item)}`),
  ].join('\n');
}

function jsonOf(plan: AnyPlan, verdict: Verdict, { words }: Call): string {
  const t = translator(plan, words.locale);
  return json({
    ...verdict,
    blockers: verdict.blockers.map((blocker) => ({ ...blocker, message: t(blocker) })),
    checklist: verdict.checklist.map((item) => ({ ...item, text: t.item(item) })),
  });
}
