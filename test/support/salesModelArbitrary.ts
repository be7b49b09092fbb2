import { fc } from '@fast-check/vitest';
import type { SalesModelInput } from 'stagewright';

type Series = SalesModelInput['series'][number];
type Stage = Series['stages'][number];

/** Ids that state machines, objects and paths stumble over, among plain ones; no two of a model are alike. */
const STAGE_IDS = [
  'a',
  'b',
  '1. Prospect',
  'Id. Decision Makers',
  '#New',
  'constructor',
  '新建',
  '🚀',
  'x/y',
  '10',
  '2',
  'a.b',
  'toString',
  '%23',
];
const AFTER_WIN_IDS = ['deliver', '.paid', '#sign\\off'];
const ROLES = ['rep', 'manager'] as const;

const role = fc.subarray([...ROLES], { minLength: 1 });
const withinDays = fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined });

const atom = fc.constantFrom(
  { field: 'amount', present: true },
  { field: 'amount', gte: 0 },
  { field: 'ready', eq: true },
  { action: 'demo' },
  { question: 'worth', is: 'yes' },
  { check: 'creditOk' },
  { process: 'review', is: 'approved' },
  { not: { field: 'note', present: true } },
);
const condition = fc.oneof(
  { weight: 3, arbitrary: atom },
  fc.array(atom, { maxLength: 3 }).map((all) => ({ all })),
  fc.array(atom, { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
);

const requires = fc.record(
  {
    fields: fc.subarray(['amount', 'note']),
    actions: fc.subarray(['demo', 'offer']),
    processes: fc.subarray(['review', 'credit']),
    questions: fc.subarray(['worth']),
    condition,
  },
  { requiredKeys: [] },
);
/** Mostly little, so that walks come far. */
const lightRequires: fc.Arbitrary<NonNullable<Stage['requires']>> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  requires,
) as never;

const access = fc.option(fc.record({ own: role }), { nil: undefined, freq: 2 });

function stage(id: string, { mayBeAuto, isOpen }: { readonly mayBeAuto: boolean; readonly isOpen: boolean }) {
  return fc
    .record({
      requires: lightRequires,
      isAuto: fc.boolean(),
      isMandatory: fc.integer({ max: 4, min: 0 }).map((one) => one === 0),
      access,
      effects: fc.constantFrom([], [{ type: 'host', name: 'notify' }], [{ type: 'customer.tag', tag: 'seen' }]),
    })
    .map(({ requires: needed, isAuto, isMandatory, access: allowed, effects }) => ({
      id,
      requires: isAuto && mayBeAuto && (needed.actions ?? []).length === 0 ? { ...needed, actions: ['demo'] } : needed,
      ...(isAuto && mayBeAuto ? { auto: true } : {}),
      ...(isMandatory && isOpen ? { mandatory: true } : {}),
      ...(allowed === undefined ? {} : { access: allowed }),
      effects,
    })) as fc.Arbitrary<Stage>;
}

/** Moves over stages in their order; what a rule names exists and lies where the rule wants it. */
function moves(ids: readonly string[]) {
  const forward = ids.flatMap((from, index) => ids.slice(index + 2).map((to) => ({ from, to })));
  const back = ids.flatMap((from, index) => ids.slice(0, index).map((to) => ({ from, to })));
  const some = <T extends object>(pairs: readonly T[]) =>
    fc
      .subarray([...pairs], { minLength: 1 })
      .chain((picked) =>
        fc.tuple(
          ...picked.map((pair) =>
            fc.option(condition, { nil: undefined, freq: 2 }).map((when) => ({ ...pair, ...(when ? { when } : {}) })),
          ),
        ),
      );
  return fc.record({
    skip: fc.oneof(fc.constantFrom('allow', 'forbid'), ...(forward.length > 0 ? [some(forward)] : [])),
    rollBack: fc.oneof(fc.constantFrom('any', 'previous', 'forbid'), ...(back.length > 0 ? [some(back)] : [])),
    repeat: fc.oneof(fc.constantFrom('allow', 'forbid'), fc.subarray([...ids], { minLength: 1 })),
  });
}

function result(ids: readonly string[]) {
  // The last stage stays in every variant; naming it keeps the result within reach of every stage.
  const last = ids.slice(-1);
  const from = fc.oneof(
    fc.constantFrom('any', 'last'),
    fc.subarray(ids.slice(0, -1)).map((others) => [...others, ...last]),
  );
  const outcome = (id: string, kind: 'won' | 'lost' | 'abandoned', needed: fc.Arbitrary<object>) =>
    fc
      .record({ from, requires: needed, reasons: fc.constantFrom(undefined, ['r1', 'r2']) })
      .map(({ reasons, ...rest }) => ({
        id,
        kind,
        ...rest,
        ...(reasons === undefined ? {} : { reasons }),
      }));
  const change = ([a, b]: readonly [string, string]) =>
    fc
      .record({ withinDays, roles: fc.option(role, { nil: undefined }) })
      .map((rule) => ({ from: a, to: b, ...defined(rule) }));
  return fc
    .tuple(
      outcome('won', 'won', fc.constant({})),
      outcome('lost.', 'lost', lightRequires),
      fc.option(outcome('#dropped', 'abandoned', lightRequires), { nil: undefined }),
      fc.option(outcome('won/2', 'won', lightRequires), { nil: undefined }),
    )
    .chain((given) => {
      const outcomes = given.flatMap((one) => (one === undefined ? [] : [one]));
      const names = outcomes.map(({ id }) => id);
      const pairs = names.flatMap((a) => names.filter((b) => b !== a).map((b) => [a, b] as const));
      return fc.record({
        outcomes: fc.constant(outcomes),
        changes: fc.subarray(pairs).chain((picked) => fc.tuple(...picked.map(change))),
        reopen: fc.oneof(
          fc.constant(false),
          fc
            .record({
              to: fc.option(fc.constantFrom(...ids), { nil: undefined }),
              withinDays,
              keep: fc.constantFrom('approvals', 'none', 'all'),
              roles: fc.option(role, { nil: undefined }),
            })
            .map(defined),
        ),
      });
    });
}

function series(id: string) {
  return fc
    .record({
      ids: fc.shuffledSubarray(STAGE_IDS, { minLength: 1, maxLength: 6 }),
      after: fc.oneof(fc.constant<string[]>([]), fc.shuffledSubarray(AFTER_WIN_IDS, { minLength: 1 })),
    })
    .chain(({ ids, after }) =>
      fc
        .record({
          stages: fc.tuple(
            ...ids.map((name, index) => stage(name, { mayBeAuto: index < ids.length - 1, isOpen: true })),
          ),
          afterWin: fc.tuple(
            ...after.map((name, index) => stage(name, { mayBeAuto: index < after.length - 1, isOpen: false })),
          ),
          moves: moves(ids),
          result: result(ids),
          variant: fc.record({ drop: fc.subarray(ids.slice(1, -1)), when: fc.option(condition, { nil: undefined }) }),
          isIndividual: fc.boolean(),
        })
        .map(({ variant, isIndividual, afterWin, ...rest }) => ({
          id,
          won: 'order-placed',
          ...rest,
          ...(afterWin.length > 0 ? { afterWin } : {}),
          ...(variant.drop.length > 0 ? { variants: [{ id: 'short', ...defined(variant) }] } : {}),
          ...(isIndividual ? { probability: { mode: 'individual', setBy: ['rep'] } } : {}),
        })),
    );
}

/**
 * Sales models that hold, over everything that moves an opportunity: skips, rollbacks, repeats, automatic and mandatory
 * stages, variants, after-win stages, processes, conditions, rights, outcomes with their places, changes, reopening,
 * parking, ageing and transfer. Built to hold, not filtered.
 */
export function salesModelArbitrary(): fc.Arbitrary<SalesModelInput> {
  return fc
    .record({
      series: fc.tuple(series('s'), series('t')),
      quorum: fc.constantFrom('any', 'all', 1),
      raise: role,
      hasOrder: fc.boolean(),
      voidRoles: fc.option(role, { nil: undefined }),
      transfer: fc.constantFrom(false, {}),
      ageing: fc.constantFrom([], [{ remind: 7, warn: 14, recycle: 30 }]),
    })
    .map(({ series: both, quorum, raise, hasOrder, voidRoles, transfer, ageing }) => ({
      format: 'stagewright/1',
      id: 'any.model',
      version: 1,
      roles: [...ROLES],
      fields: { amount: { type: 'number', min: 0 }, ready: { type: 'boolean' }, note: {} },
      actions: { demo: 'Demo', offer: 'Offer' },
      questions: ['worth'],
      checks: { creditOk: 'Credit limit is not used up' },
      processes: [
        { id: 'review', raise, approve: { by: [...ROLES], quorum } },
        { id: 'credit', raise, approve: { by: ['manager'] }, ...(hasOrder ? { after: ['review'] } : {}) },
      ],
      lifecycle: {
        suspend: { reasons: ['later'] },
        void: { reasons: ['duplicate'], ...defined({ roles: voidRoles }) },
        transfer,
      },
      ageing,
      routing: [{ series: 's' }],
      series: both,
    })) as unknown as fc.Arbitrary<SalesModelInput>;
}

function defined<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}
