import type { Issue, Json } from '../issues/index.js';
import { changedText } from './changedText.js';
import { conditionText } from './conditionText.js';
import { fillTemplate } from './fillTemplate.js';
import type { Locale, Templates, WordGroup } from './Locale.js';
import type { NameKind, NameOf } from './NameOf.js';
import { own } from './own.js';
import { valueText } from './valueText.js';

/** The condition that an issue is about, where it can be found. */
export type ConditionOf = (issue: Issue) => Json | undefined;

/** Parameters that hold ids, alone or in lists. */
const NAMES: { readonly [param: string]: NameKind } = {
  action: 'action',
  before: 'process',
  businessType: 'type',
  check: 'check',
  checks: 'check',
  customerState: 'customerState',
  field: 'field',
  fields: 'field',
  from: 'place',
  other: 'place',
  outcome: 'outcome',
  process: 'process',
  processes: 'process',
  question: 'question',
  questions: 'question',
  reason: 'reason',
  role: 'role',
  roles: 'role',
  series: 'series',
  stage: 'stage',
  stages: 'stage',
  to: 'place',
  variant: 'variant',
};

/** Parameters that hold words of the library. */
const WORDS: { readonly [param: string]: WordGroup } = {
  answer: 'answers',
  dimension: 'dimensions',
  expected: 'types',
  form: 'problems',
  is: 'answers',
  kind: 'kinds',
  mode: 'modes',
  object: 'objects',
  problem: 'problems',
  reading: 'problems',
  readings: 'problems',
  state: 'statuses',
  status: 'statuses',
  type: 'types',
  won: 'won',
};

/** Codes whose `found` is the name of a type, not a value. */
const TYPES_FOUND = ['wrong_type', 'malformed_opportunity', 'unreadable_instant'];
/** Codes whose `choices` are no ids: shown as they are. */
const PLAIN_CHOICES = ['unknown_choice', 'invalid_event', 'invalid_field', 'field_not_parsed'];
/** A source of values that is an approval. */
const BY_PROCESS = 'process:';
/** Shown as a date, unless it is compared with another time of perhaps the same day. */
const DATES = ['closedAt'];

/**
 * The text of an issue by its template; `null` where the locale has none for its code.
 *
 * Beside the issue's own parameters a template may use `{path}`, and `{condition}`, the condition in words.
 */
export function issueText(
  issue: Issue,
  templates: Templates,
  locale: Locale,
  nameOf: NameOf,
  conditionOf: ConditionOf = conditionInParams,
): string | null {
  const template = own(templates, issue.code);
  if (template === undefined) return null;
  return fillTemplate(template, (name) => {
    if (name === 'path') return issue.path === '' ? null : issue.path;
    if (name === 'condition') return conditionText(conditionOf(issue), locale, nameOf);
    const value = Object.hasOwn(issue.params, name) ? issue.params[name] : undefined;
    const { code, params } = issue;
    if ((name === 'was' || name === 'now') && (code === 'property_changed' || code === 'label_changed'))
      return changedText(
        value ?? null,
        params[name === 'was' ? 'now' : 'was'] ?? null,
        code === 'label_changed',
        locale,
      );
    const told = name === 'choices' ? choicesAs(issue) : name;
    return value === undefined ? null : paramText(issue.code, told, value, locale, nameOf);
  });
}

/** Simple conditions are told in the parameters of the blocker itself. */
export function conditionInParams({ code, params }: Issue): Json | undefined {
  if (!code.startsWith('condition_')) return undefined;
  if (typeof params.stage === 'string') return { stageVisited: params.stage };
  const {
    fields: _fields,
    questions: _questions,
    processes: _processes,
    checks: _checks,
    given: _given,
    ...condition
  } = params;
  return condition;
}

function paramText(code: string, name: string, value: Json, locale: Locale, nameOf: NameOf): string | null {
  if (value === null || value === '') return null;
  // How often only matters where once is not enough.
  if (name === 'times' && value === 1) return null;
  if (Array.isArray(value)) {
    const texts = value.map((entry: Json) => paramText(code, name, entry, locale, nameOf));
    return texts.length === 0 ? null : texts.join(name === 'ids' ? ' → ' : locale.listSeparator);
  }
  if (typeof value === 'string') {
    const kind = NAMES[name];
    if (kind !== undefined) return nameOf(kind, value);
    if (name === 'present' && value.startsWith(BY_PROCESS)) return nameOf('process', value.slice(BY_PROCESS.length));
    const group = name === 'found' && TYPES_FOUND.includes(code) ? 'types' : WORDS[name];
    // A value is data, and may be called as something that every object has.
    if (group !== undefined) return own(locale.words[group], value) ?? value;
    if (name === 'event' || name === 'seenAs') return eventText({ type: value }, locale, nameOf);
    if (DATES.includes(name) && code !== 'closed_before_opened') return value.slice(0, 10);
  }
  // What was sent is shown as it was sent.
  if (typeof value === 'boolean' && code === 'invalid_event') return String(value);
  return valueText(value, locale);
}

/** The parameter that alone would hold one of the offered choices. */
function choicesAs({ code, path }: Issue): string {
  if (code.startsWith('reason_')) return 'reason';
  if (PLAIN_CHOICES.includes(code)) return 'choices';
  if (path === 'routing') return 'series';
  if (path === 'objects.order') return 'object';
  return path.endsWith('.types') ? 'businessType' : 'to';
}

/** What an event would do, with what it already says. */
export function eventText(
  event: { readonly type: string } & { readonly [property: string]: Json },
  locale: Locale,
  nameOf: NameOf,
): string {
  const template = own(locale.events, event.type);
  if (template === undefined) return event.type;
  return fillTemplate(template, (name) => {
    const value = event[name];
    return value === undefined ? null : paramText(event.type, name, value, locale, nameOf);
  });
}
