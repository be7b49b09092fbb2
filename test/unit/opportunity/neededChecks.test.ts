import { fc, test } from '@fast-check/vitest';
import {
  type AnyOpportunity,
  type AnyPlan,
  apply,
  compileSalesModel,
  importOpportunity,
  neededChecks,
  type SalesModelInput,
  type StagewrightError,
} from 'stagewright';
import { actorArbitrary, eventArbitrary, salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect } from 'vitest';
import { kaSmb, tas, training } from '../../../examples/models/index.js';
import { modelOf, Player, START } from '../../support/Player.js';

const HOUR = 3_600_000;

/** The model with a check of its own wherever it asks one, and processes that correct, apply and need by checks. */
function withManyChecks(model: SalesModelInput): SalesModelInput {
  const checks: { [check: string]: string } = { creditOk: 'Credit limit is not used up' };
  const named = () => {
    const check = `k${Object.keys(checks).length}`;
    checks[check] = check;
    return { check };
  };
  const [first] = model.series;
  const asked = {
    ...model,
    fields: { ...model.fields, amount: { type: 'number', min: 0, core: true } },
    processes: [
      ...(model.processes ?? []).map((process, index) => ({
        ...process,
        when: { check: 'creditOk' },
        needs: { check: 'creditOk' },
        ...(index === 0 ? { stage: first?.stages.at(-1)?.id } : { before: 'offer' }),
      })),
      {
        id: 'correction',
        kind: 'data-change',
        corrects: ['amount'],
        when: { check: 'creditOk' },
        approve: { by: ['manager'] },
      },
    ],
  };
  const copy = JSON.parse(JSON.stringify(asked), (_key, value) =>
    typeof value === 'object' && value !== null && 'check' in value && Object.keys(value).length === 1
      ? named()
      : value,
  ) as SalesModelInput;
  return { ...copy, checks };
}

const generated = salesModelArbitrary().map(withManyChecks);
const examples = fc.constantFrom<SalesModelInput>(training, tas, kaSmb);
const walks = fc.oneof({ weight: 3, arbitrary: generated }, examples).chain((model) => {
  const plan: AnyPlan = compileSalesModel(model);
  const names = Object.keys(plan.definition.checks);
  const answers = fc
    .array(fc.constantFrom(true, true, true, false), { minLength: names.length, maxLength: names.length })
    .map((list) => Object.fromEntries(names.map((name, index) => [name, list[index] ?? true])));
  const step = fc.record({ event: eventArbitrary(plan), by: actorArbitrary(plan), answers });
  return fc.record({
    plan: fc.constant(plan),
    series: fc.constantFrom(...plan.series.keys()),
    steps: fc.array(step, { minLength: 1, maxLength: 25 }),
  });
});

function begin(plan: AnyPlan, series: string): AnyOpportunity {
  const stage = plan.series.get(series)?.series.stages[0]?.id ?? null;
  const context = { at: START, by: { id: 'ann', roles: [] } };
  const taken = importOpportunity(plan, { id: 'o', series, stage, openedAt: START }, context);
  if (!taken.ok) throw new Error(JSON.stringify(taken.issues));
  return taken.value.opportunity;
}

test.prop([walks], { numRuns: 150 })(
  'with the needed checks answered, an event is decided as with all of them answered',
  ({ plan, series, steps }) => {
    let current = begin(plan, series);
    let at = START;
    for (const { event, by, answers } of steps) {
      at += HOUR;
      const whole = apply(plan, current, event as never, { at, by, checks: answers } as never);
      for (const needed of [
        neededChecks(plan, current, event as never),
        neededChecks(plan, current),
      ] as readonly (readonly string[])[]) {
        const checks = Object.fromEntries(needed.map((name) => [name, answers[name]]));
        const asked = apply(plan, current, event as never, { at, by, checks } as never);
        expect(asked).toEqual(whole);
        if (!asked.ok) expect(asked.blockers.map(({ code }) => code)).not.toContain('check_unanswered');
      }
      if (whole.ok) current = whole.opportunity;
    }
  },
);

test.prop([walks], { numRuns: 100 })('so is a list, wherever its events lead', ({ plan, series, steps }) => {
  let current = begin(plan, series);
  let at = START;
  for (let from = 0; from < steps.length; from += 4) {
    at += HOUR;
    const events = steps.slice(from, from + 4).map(({ event }, index) => ({ ...event, id: `e${(from + index) % 7}` }));
    const { by, answers } = steps[from] as (typeof steps)[number];
    const whole = apply(plan, current, events as never, { at, by, checks: answers } as never);
    const needed: readonly string[] = neededChecks(plan, current, events as never);
    const checks = Object.fromEntries(needed.map((name) => [name, answers[name]]));
    expect(apply(plan, current, events as never, { at, by, checks } as never)).toEqual(whole);
    if (whole.ok) current = whole.opportunity;
    else {
      const [first] = events;
      const alone = apply(plan, current, first as never, { at, by, checks: answers } as never);
      if (alone.ok) current = alone.opportunity;
    }
  }
});

describe('the checks of a list', () => {
  const check = (name: string) => ({ check: name });
  const stage = (id: string, more: object = {}) => ({ id, requires: { condition: check(id) }, ...more });
  const outcomes = [
    { id: 'won', kind: 'won' },
    { id: 'lost', kind: 'lost', requires: { condition: check('lost') } },
  ] as const;
  const { plan, opportunity } = new Player(
    modelOf(
      {
        stages: [stage('a'), stage('b'), stage('c'), stage('d')],
        moves: { skip: 'allow' },
        afterWin: [stage('after')],
        result: { outcomes, reopen: { requires: { condition: check('reopen') } } },
      },
      {
        checks: Object.fromEntries(['a', 'b', 'c', 'd', 'after', 'lost', 'reopen', 'z'].map((id) => [id, id])),
        lifecycle: { transfer: {} },
        series: [{ id: 't', won: 'order-placed', stages: [stage('z')], result: { outcomes } }],
      },
    ),
    {},
    { series: 's' },
  );
  const needed = (...types: readonly (string | object)[]) =>
    neededChecks(plan, opportunity, types.map((type) => (typeof type === 'string' ? { type } : type)) as never);

  test('are those of the places that it passes, and no others', () => {
    expect(needed()).toEqual([]);
    expect(needed('advance')).toEqual(['a']);
    expect(needed('advance', 'advance')).toEqual(['a', 'b']);
    expect(needed('recycle', { type: 'assign', owner: 'x' }, 'advance')).toEqual(['a']);
    expect(needed({ type: 'skip', to: 'c' }, 'advance')).toEqual(['a', 'c']);
    expect(needed({ type: 'skip' }, 'advance')).toEqual(['a', 'after', 'b', 'c', 'd']);
    expect(needed({ type: 'close', outcome: 'lost' }, 'reopen')).toEqual(['a', 'after', 'lost', 'reopen']);
    expect(needed({ type: 'close', outcome: 'won' }, 'advance')).toEqual(['a', 'after']);
    expect(needed({ type: 'transfer', series: 't' }, { type: 'close', outcome: 'won' })).toEqual(['a', 'z']);
    expect(needed({ type: 'void', reason: 'x' }, 'advance')).toEqual(['a']);
  });
  test('may stay where one was applied before', () => {
    expect(needed({ type: 'skip', to: 'c', id: 'e' }, { type: 'close', outcome: 'lost' })).toEqual(['a', 'c', 'lost']);
  });
  test('what is no event is refused', () => {
    const issueOf = (event: unknown) => {
      try {
        return neededChecks(plan, opportunity, event as never);
      } catch (error) {
        return (error as StagewrightError).issues.map(({ code, path }) => [code, path]);
      }
    };
    for (const none of [null, 'x', 5, [5], [['advance']]]) expect(issueOf(none)).toEqual([['wrong_type', 'event']]);
    for (const type of ['zz', undefined, 'constructor', ['advance']])
      expect(issueOf([{ type: 'advance' }, { type }])).toEqual([['unknown_choice', 'event.type']]);
  });
});

describe('the checks of', () => {
  const check = (name: string) => ({ check: name });
  const player = new Player(
    modelOf(
      {
        stages: [{ id: 'a', requires: { processes: ['entry'] } }, { id: 'b' }],
        moves: { rollBack: 'any' },
        result: {
          outcomes: [
            { id: 'won', kind: 'won' },
            { id: 'lost', kind: 'lost' },
          ],
          reopen: {},
        },
      },
      {
        roles: ['r'],
        fields: { tax: { core: true }, note: {} },
        checks: { correctable: 'x', enterable: 'x', unused: 'x' },
        processes: [
          { id: 'fix', corrects: ['tax'], when: check('correctable'), stage: 'b', approve: { by: ['r'] } },
          { id: 'entry', stage: 'a', when: check('enterable'), approve: { by: ['r'] } },
        ],
      },
    ),
    { checks: { enterable: false } },
  ).send({ type: 'advance' }, { checks: { enterable: false, correctable: false } });
  const needed = (event?: object) => neededChecks(player.plan, player.opportunity, event as never);

  test('a core field are those of the process that corrects it', () => {
    expect(needed({ type: 'setFields', values: { tax: 'x' } })).toContain('correctable');
  });
  test('a stage gone back to are those of the processes that become due in it', () => {
    expect(player.place).toBe('b');
    expect(needed({ type: 'rollBack' })).toContain('enterable');
    expect(needed({ type: 'setFields', values: { note: 'x' } })).not.toContain('enterable');
    player.send({ type: 'close', outcome: 'lost', reason: 'price' });
    expect(needed({ type: 'reopen' })).toContain('enterable');
    expect(needed()).toEqual(['correctable', 'enterable']);
  });
});
