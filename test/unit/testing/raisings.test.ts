import { compileSalesModel, type SalesModelInput } from 'stagewright';
import { assertNeverReaches, assertReaches, coverPlan, type PathTarget, runJourneys } from 'stagewright/testing';
import { expect, test } from 'vitest';
import { modelOf } from '../../support/Player.js';

type Process = NonNullable<SalesModelInput['processes']>[number];
type Series = Partial<SalesModelInput['series'][number]>;

const review = (more: Partial<Process>): Process => ({ id: 'review', approve: { by: ['lead'] }, ...more }) as Process;
const asking = { requires: { processes: ['review'] } };
const ONWARDS: Series = { moves: { skip: 'forbid', rollBack: 'forbid' } };
const RESULT = { outcomes: [{ id: 'won', kind: 'won' }], reopen: false } as const;

/** Four stages of which the first may ask for the review. */
const planOf = (processes: readonly Process[], series: Series = {}, more: Partial<SalesModelInput> = {}) =>
  compileSalesModel(
    modelOf(
      {
        stages: [{ id: 'a', ...asking }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
        result: RESULT,
        ...ONWARDS,
        ...series,
      },
      { roles: ['lead'], processes, ...more },
    ),
  );

function reaches(plan: ReturnType<typeof planOf>, target: PathTarget): string {
  try {
    assertReaches(plan, target);
    return 'reached';
  } catch (error) {
    return (error as Error).message;
  }
}

const never = (stage: string) => `“${stage}” is never reached`;

test('a process that may only be raised behind the stage that waits for it keeps everybody there', () => {
  const plan = planOf([review({ stage: 'c' })]);
  expect(reaches(plan, { stage: 'b' })).toBe(never('b'));
  expect(() => assertNeverReaches(plan, { stage: 'b' })).not.toThrow();
  const { uncovered, journeys } = coverPlan(plan);
  expect(uncovered).toContainEqual({ kind: 'moves', goal: 's: a → b (advance)' });
  expect(uncovered).toContainEqual({ kind: 'stages', goal: 's: b' });
  expect(runJourneys(plan, journeys).every(({ holds }) => holds)).toBe(true);
});

test('a skip asks for the requirements of the stage that is left too', () => {
  expect(reaches(planOf([review({ stage: 'c' })], { moves: { skip: 'allow' } }), { stage: 'c' })).toBe(never('c'));
});

test.each<[string, readonly Process[], Series]>([
  ['in the stage itself', [review({ stage: 'a' })], {}],
  ['anywhere', [review({})], {}],
  [
    'behind it, where one may be opened, and rolled back from',
    [review({ stage: 'c' })],
    { startIn: ['a', 'c'], moves: { rollBack: 'any' } },
  ],
  [
    'where the variant dropped its stage',
    [review({ stage: 'c' })],
    { variants: [{ id: 'v', drop: ['c'], when: { field: 'n', gt: 1 } }] },
  ],
  ['with the lead', [review({ stage: 'c', kind: 'conversion' })], {}],
])('a process raised %s leads on', (_, processes, series) => {
  const fields = { n: { type: 'number' } } as const;
  expect(reaches(planOf(processes, series, { fields }), { stage: 'b' })).toBe('reached');
});

test('writing the core field that it corrects raises it no earlier', () => {
  const fields = { taxNumber: { core: true, steward: 'lead' } } as const;
  const correcting = (stage: string) => planOf([review({ stage, corrects: ['taxNumber'] })], {}, { fields });
  expect(reaches(correcting('c'), { stage: 'b' })).toBe(never('b'));
  expect(reaches(correcting('a'), { stage: 'b' })).toBe('reached');
});

test('a rollback that keeps no approvals takes them back', () => {
  const rollBack = [{ to: 'a', keep: 'none' }] as const;
  const plan = planOf([review({ stage: 'c' })], { startIn: ['a', 'c'], moves: { skip: 'forbid', rollBack } });
  expect(reaches(plan, { stage: 'b' })).toBe(never('b'));
});

test.each<[string, Process]>([
  ['comes after one', review({ after: ['first'] })],
  ['needs one', review({ needs: { process: 'first', is: 'approved' } })],
])('a process that %s which can only be raised later comes too late as well', (_, waiting) => {
  const first = { ...review({ stage: 'c' }), id: 'first' };
  expect(reaches(planOf([first, waiting]), { stage: 'b' })).toBe(never('b'));
  expect(reaches(planOf([{ ...first, stage: 'a' }, waiting]), { stage: 'b' })).toBe('reached');
});

test('an action waits for the process that stands before it', () => {
  const stages = [{ id: 'a', requires: { actions: ['demo'] } }, { id: 'b' }, { id: 'c' }];
  const more = { actions: { demo: 'Demo' } };
  const before = (stage: string, rest: Partial<Process> = {}) =>
    planOf([review({ stage, before: 'demo', ...rest })], { stages }, more);
  expect(reaches(before('c'), { stage: 'b' })).toBe(never('b'));
  expect(reaches(before('a'), { stage: 'b' })).toBe('reached');
  expect(reaches(before('c', { when: { action: 'demo', times: 3 } }), { stage: 'b' })).toBe('reached');
});

test('a process of another series is approved only by who comes from there', () => {
  const condition = { process: 'review', is: 'approved' } as const;
  const other = {
    id: 'other',
    won: 'order-placed',
    stages: [{ id: 'x' }, { id: 'y' }],
    result: { outcomes: [{ id: 'won', kind: 'won' }] },
  } as const;
  const planWith = (transfer: false | object) => {
    const { series, ...model } = modelOf(
      { stages: [{ id: 'a', requires: { condition } }, { id: 'b' }], result: RESULT, ...ONWARDS },
      { roles: ['lead'], processes: [review({ series: ['other'] })], lifecycle: { transfer } as never },
    );
    return compileSalesModel({ ...model, series: [...series, other] } as SalesModelInput);
  };
  expect(reaches(planWith(false), { series: 's', outcome: 'won' })).toBe(never('won'));
  expect(reaches(planWith({}), { series: 's', outcome: 'won' })).toBe('reached');
});

test('a process raised on the way counts later, and does not make the tour longer', () => {
  const plan = planOf([review({ stage: 'a' })], {
    stages: [{ id: 'a' }, { id: 'b' }, { id: 'c', ...asking }, { id: 'd' }],
  });
  expect(reaches(plan, { stage: 'd' })).toBe('reached');
  const { moves, uncovered } = coverPlan(plan);
  expect([moves, uncovered]).toEqual([4, []]);
});

test('where it matters whether one was raised, only the way past it is walked', () => {
  const stages = [{ id: 'a' }, { id: 'b' }, { id: 'c', ...asking }, { id: 'd' }];
  const plan = planOf([review({ stage: 'a' })], { stages, startIn: ['a', 'b'] });
  const { journeys, uncovered } = coverPlan(plan);
  expect(uncovered).toEqual([]);
  expect(journeys.map(({ title }) => title)).toContain('s: a → b → c → d → won');
});
