import { currencyDigits, decimalText, type Money } from '../values/index.js';
import type { DealState } from './dealAt.js';
import { type Exchange, exchanger } from './exchange.js';

/** Why a pipeline is another at the end than at the start, in the order of the bridge. */
export type MovementKind =
  | 'start'
  | 'new'
  | 'pulledIn'
  | 'reopened'
  | 'resumed'
  | 'reamounted'
  | 'won'
  | 'lost'
  | 'abandoned'
  | 'parked'
  | 'voided'
  | 'pushedOut'
  | 'currency'
  | 'end';

export type MovementStep = {
  readonly kind: MovementKind;
  /**
   * Opportunities; those that leave count below zero, like their amount. `currency` changes no count, and `reamounted` only
   * that of bridges between which an opportunity went, as its amount became known or is in another currency.
   */
  readonly count: number;
  readonly amount: Money | null;
  /** Who stands behind it: those in the pipeline, or that moved. */
  readonly ids: readonly string[];
};

/** The bridge of one currency: `start` and all steps between sum to `end`, amounts to the minor unit and counts too. */
export type MovementRow = {
  /** `null`: opportunities whose amount nobody knows. */
  readonly currency: string | null;
  readonly steps: readonly MovementStep[];
};

/** One currency for all: rates at the start and at the end. */
export type Conversion = { readonly to: string; readonly start: Exchange; readonly end: Exchange };

/** How one opportunity comes into the pipeline of a period and out of it. */
export type Passage = {
  readonly opportunity: number;
  /** In the pipeline at the start, with this state. */
  readonly start: DealState | null;
  readonly after: DealState;
  readonly entry: MovementKind | null;
  readonly exit: MovementKind | null;
  /** It ends where the whole does: there the rates of the end hold. */
  readonly isLast: boolean;
};

const ORDER: readonly MovementKind[] = [
  'start',
  'new',
  'pulledIn',
  'reopened',
  'resumed',
  'reamounted',
  'won',
  'lost',
  'abandoned',
  'parked',
  'voided',
  'pushedOut',
  'currency',
  'end',
];

type Sums = Map<MovementKind, { count: number; minor: bigint; ids: Set<number> }>;

/** The bridges of passages by currency, or one in a currency of all. @throws {StagewrightError} as `exchanger`. */
export function movementBridge(
  ids: readonly string[],
  passages: readonly Passage[],
  convert: Conversion | undefined,
): readonly MovementRow[] {
  const currencies = new Set(
    passages.flatMap(({ start, after }) => [start?.currency ?? [], after.currency ?? []].flat()),
  );
  const atStart = convert && exchanger(convert.to, convert.start, currencies, 'convert.start');
  const atTheEnd = convert && exchanger(convert.to, convert.end, currencies, 'convert.end');
  const rows = new Map<string | null, Sums>();
  for (const { opportunity, start, after, entry, exit, isLast } of passages) {
    const atEnd = isLast ? atTheEnd : atStart;
    const add = (kind: MovementKind, state: DealState, sign: 1 | -1, counts: number, value = atStart) => {
      const minor = value === undefined ? (state.amount ?? 0n) : value(state);
      const own = tally(rows, convert?.to ?? state.currency, kind);
      own.minor += sign === 1 ? minor : -minor;
      own.count += counts;
      if (counts !== 0 || minor !== 0n) own.ids.add(opportunity);
    };
    if (start !== null) add('start', start, 1, 1);
    if (entry !== null) add(entry, after, 1, 1);
    if (start !== null && (start.amount !== after.amount || start.currency !== after.currency)) {
      // In another currency, or in one at last, it is in another bridge from then on.
      const moved = convert === undefined && start.currency !== after.currency ? 1 : 0;
      add('reamounted', after, 1, moved);
      add('reamounted', start, -1, -moved);
    }
    if (exit !== null) add(exit, after, -1, -1);
    else {
      add('end', after, 1, 1, atEnd);
      if (atStart !== undefined && atEnd !== undefined && atStart(after) !== atEnd(after)) {
        add('currency', after, 1, 0, atEnd);
        add('currency', after, -1, 0, atStart);
      }
    }
  }
  return [...rows]
    .sort(([a], [b]) => ((a ?? '~') < (b ?? '~') ? -1 : 1))
    .map(([currency, sums]) => ({
      currency,
      steps: ORDER.map((kind) => stepOf(kind, sums.get(kind), currency, ids)),
    }));
}

function tally(rows: Map<string | null, Sums>, currency: string | null, kind: MovementKind) {
  const sums: Sums = rows.get(currency) ?? new Map();
  rows.set(currency, sums);
  const sum = sums.get(kind) ?? { count: 0, minor: 0n, ids: new Set<number>() };
  sums.set(kind, sum);
  return sum;
}

function stepOf(
  kind: MovementKind,
  sum: { count: number; minor: bigint; ids: ReadonlySet<number> } | undefined,
  currency: string | null,
  ids: readonly string[],
): MovementStep {
  const amount =
    currency === null ? null : { amount: decimalText(sum?.minor ?? 0n, currencyDigits(currency)), currency };
  return {
    kind,
    count: sum?.count ?? 0,
    amount,
    ids: [...(sum?.ids ?? [])].map((opportunity) => ids[opportunity] ?? ''),
  };
}
