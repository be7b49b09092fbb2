import type { StageHistory } from '../history/index.js';
import { createIssue } from '../issues/index.js';
import { quantile } from '../statistics/index.js';
import type { Money, PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { closedMembers } from './closedMembers.js';
import type { ClosingKind } from './closingsOn.js';
import { dealStates } from './dealAt.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type During, exclusions } from './reportBounds.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { readAsOf } from './standingAt.js';
import { sumByCurrency } from './sumWorth.js';
import type { Worth } from './worthAt.js';

/** First amounts against those at the close. */
export type AmountChange = {
  readonly n: number;
  readonly raised: number;
  readonly lowered: number;
  readonly same: number;
  readonly first: readonly Money[];
  readonly last: readonly Money[];
  /** Last less first, exact. */
  readonly change: readonly Money[];
  /** Of last over first of each, where first is above 0: who asked too much is above 1. */
  readonly medianRatio: number | null;
};

export type AmountChangeOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = SplitOptions<
  B,
  E
> & {
  /** Only those closed in this period; left out: all. */
  readonly closedDuring?: During;
};

type Member = {
  readonly opportunity: number;
  readonly at: number;
  readonly kind: ClosingKind;
  readonly first: Worth;
  readonly last: Worth;
};

/**
 * What becomes of amounts on the way: the first one known against that at the close, of won, lost and abandoned ones. What
 * is won for less than was hoped for shows as discount, or as hope.
 *
 * The final close counts, as known at `asOf`. Left out: those open, voided or outside of the period (`open`, `voided`,
 * `outside_period`), without amounts (`without_amount`), or that changed their currency (`other_currency`); how many are
 * open yet is told (`completed_only`). Groups by the period of the close. Linear in events.
 *
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `empty_period`; of options that it has not, lacks or cannot
 * read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { amountChange, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '100' },
 *   { id: 'a', at: '2026-03-01T00:00:00Z', to: 'won', amount: '85' },
 * ];
 * const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
 * const { history } = historyFromRows(rows, { path, columns, currency: 'EUR' });
 * const { won } = amountChange(history, { asOf: '2026-04-01T00:00:00Z' }).total;
 * [won.lowered, won.change[0]?.amount, won.medianRatio] // => [1, '-15.00', 0.85]
 */
export function amountChange<A extends string, const B extends A = never, E extends PeriodUnit | undefined = undefined>(
  history: StageHistory<A>,
  options: AmountChangeOptions<B, E>,
): Measured<{ readonly [kind in ClosingKind]: AmountChange }, B | Every<E>> {
  checkOptions(history, options, { closedDuring: 'any' });
  const asOf = readAsOf(options.asOf);
  const { members: closed, excluded } = closedMembers(history, asOf.ms, options);
  const { counts, leaveOut } = exclusions();
  const members = closed.flatMap(({ opportunity, closing, worth: last }): readonly Member[] => {
    const first = dealStates(history, opportunity, asOf.ms).find(({ amount }) => amount !== null);
    if (first === undefined || last.amount === null) return leaveOut('without_amount') || [];
    if (first.currency !== last.currency) return leaveOut('other_currency') || [];
    return [{ opportunity, at: closing.at, kind: closing.kind, first, last }];
  });
  const open = excluded.open ?? 0;
  return reportOf(history, members, options, {
    method: `amountChange/${options.closedDuring === undefined ? 'all' : 'closedDuring'}`,
    asOf: asOf.text,
    excluded: { ...excluded, ...counts },
    warnings: open > 0 ? [createIssue('completed_only', 'history', { open }, 'info')] : [],
    at: ({ at }) => at,
    value: (of) => {
      const changeOf = (kind: ClosingKind) => changes(of.filter((member) => member.kind === kind));
      return { won: changeOf('won'), lost: changeOf('lost'), abandoned: changeOf('abandoned') };
    },
  });
}

function changes(members: readonly Member[]): AmountChange {
  const deltas = members.map(({ first, last }) => (last.amount ?? 0n) - (first.amount ?? 0n));
  const ratios = members.flatMap(({ first, last }) =>
    (first.amount ?? 0n) > 0n ? [Number(last.amount) / Number(first.amount)] : [],
  );
  const median = quantile(ratios, [0.5]);
  const count = (is: (delta: bigint) => boolean) => deltas.filter(is).length;
  return {
    n: members.length,
    raised: count((delta) => delta > 0n),
    lowered: count((delta) => delta < 0n),
    same: count((delta) => delta === 0n),
    first: sumByCurrency(members.map(({ first }) => first)),
    last: sumByCurrency(members.map(({ last }) => last)),
    change: sumByCurrency(members.map(({ last }, index) => ({ ...last, amount: deltas[index] ?? 0n }))),
    medianRatio: median.ok ? (median.values[0] ?? null) : null,
  };
}
