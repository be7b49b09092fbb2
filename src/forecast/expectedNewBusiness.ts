import type { StageHistory } from '../history/index.js';
import { divideRounded, type Money } from '../values/index.js';
import { moneyIn } from './moneyIn.js';
import { type EarlierPeriodsOptions, periodFlows } from './periodFlows.js';

/** What earlier periods won from deals that did not exist yet. */
export type ExpectedNewBusiness = {
  readonly method: 'expectedNewBusiness';
  readonly asOf: string;
  /** Earlier periods. */
  readonly n: number;
  /** Earlier periods that count nothing: `before_history`, over when it began. */
  readonly excluded: { readonly [why: string]: number };
  /** The mean of them; `null` without one. */
  readonly expected: Money | null;
  /** The least and the most that one of them brought. */
  readonly lowest: Money | null;
  readonly highest: Money | null;
  readonly periods: readonly {
    readonly from: string;
    readonly point: string;
    readonly to: string;
    readonly won: Money;
  }[];
  /** Deals that were created and won after the point of a period, without a known amount in the currency. */
  readonly uncounted: number;
};

/**
 * What the rest of a period will win from deals that are not created yet: the mean, over earlier periods, of what was won
 * after the same point of them from deals created after it. It stands beside a forecast of open deals, never in it: those
 * are other deals. With few periods the range is all there is to say of its spread.
 *
 * @throws {StagewrightError} as `pacing`.
 *
 * @example
 * import { historyFromRows } from 'stagewright/conversion';
 * import { expectedNewBusiness } from 'stagewright/forecast';
 * const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [['a', 'lead', '01-20'], ['a', 'won', '01-25'], ['b', 'lead', '01-02'], ['b', 'won', '01-26']]
 *   .map(([id, to, on]) => ({ id, to, at: `2026-${on}T00:00:00Z`, amount: '100.00' }));
 * const { history } = historyFromRows(rows, { path, currency: 'EUR', columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } });
 * const { expected } = expectedNewBusiness(history, {
 *   asOf: '2026-02-15T00:00:00Z', currency: 'EUR', period: { from: '2026-02-01', to: '2026-03-01' }, earlier: [{ from: '2026-01-01', to: '2026-02-01' }],
 * });
 * // b was there in the middle of January, a was not.
 * expected?.amount // => '100.00'
 */
export function expectedNewBusiness<A extends string>(
  history: StageHistory<A>,
  options: EarlierPeriodsOptions,
): ExpectedNewBusiness {
  const { asOf, earlier, excluded } = periodFlows(history, options);
  const money = moneyIn(options.currency);
  const won = earlier.map(({ wonFromNew }) => wonFromNew).sort((a, b) => (a < b ? -1 : 1));
  const sum = won.reduce((total, amount) => total + amount, 0n);
  const [lowest, highest] = [won[0], won.at(-1)];
  return {
    method: 'expectedNewBusiness',
    asOf,
    n: earlier.length,
    excluded,
    expected: won.length === 0 ? null : money(divideRounded(sum, BigInt(won.length), 'half-even')),
    lowest: lowest === undefined ? null : money(lowest),
    highest: highest === undefined ? null : money(highest),
    periods: earlier.map(({ from, point, to, wonFromNew }) => ({ from, point, to, won: money(wonFromNew) })),
    uncounted: new Set(earlier.flatMap(({ uncounted }) => uncounted.fromNew)).size,
  };
}
