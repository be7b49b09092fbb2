import { closingsOn, journeysOf, standingOf } from '../../conversion/index.js';
import { type AnyHistory, type AttributeChanges, demandHistory, type StageHistory } from '../../history/index.js';
import { createIssue, type Issue, StagewrightError, shown } from '../../issues/index.js';
import { type InstantInput, instantText, isCurrency, readInstant, unreadableInstant } from '../../values/index.js';
import { callable, demandOptions, given, listOf, number, oneOf, optional } from '../demand.js';
import { forecastAccuracy } from '../forecastAccuracy.js';
import { moneyIn } from '../moneyIn.js';
import type { Backtest, BacktestRow, Forecaster } from './Backtest.js';
import { crps } from './crps.js';
import { dealsAt } from './dealsAt.js';
import { major, readPastForecast } from './readPastForecast.js';
import { scoreQuantiles } from './scoreQuantiles.js';

export type BacktestOptions<A extends string = never> = {
  /** The past moments to forecast at; one that is given again counts once. */
  readonly asOfs: readonly InstantInput[];
  /** How many days each forecast looks ahead. */
  readonly horizonDays: number;
  /** Up to when it is known what happened: by the rows known at this moment the forecasts are judged. */
  readonly judgedAt: InstantInput;
  readonly currency: string;
  readonly forecaster: Forecaster<A>;
  /** Whose wins are forecast: `open` (default), of those open at the moment; `all`, those created later too. */
  readonly of?: 'open' | 'all';
};

const DAY = 86_400_000;

/**
 * How good a way of forecasting would have been: at each past moment it is given what was known then, and what it says of
 * the amount won in the days that follow is scored against what happened.
 *
 * Known is what had happened **and** was recorded by the moment: the history that the forecaster gets has no other rows, so
 * that a back-dated win is not in it. Where rows, or changes of attributes, do not say when they became known, or attributes could be asked whose changes
 * the history does not know, `leakage` is `possible`. A win counts at the first entry into a won outcome of the final close, with the
 * amount at the close, as known at `judgedAt`; amounts that
 * nobody knows or of other currencies are `uncounted`, the latter told (`mixed_currencies`).
 *
 * Scores: WAPE, bias, MASE (`forecastAccuracy`); pinball loss; coverage of central intervals; CRPS of laws, whose points are
 * taken as steps. Moments less than `horizonDays` apart share outcomes: their errors are not independent.
 *
 * @returns `n` 0 and `null` scores without moments that are over.
 * @throws {StagewrightError} `unreadable_instant`, `out_of_range` for the horizon or a level, `unknown_currency`; `wrong_type`,
 * `missing_property`, `not_money`, `wrong_currency` for what the forecaster says, `not_rising` for points that are no law (that
 * fall, or end below 0.99), `quantiles_cross`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { historyFromRows } from 'stagewright/conversion';
 * import { backtestForecast } from 'stagewright/forecast';
 * const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '100.00', known: '2026-01-02T00:00:00Z' },
 *   { id: 'a', at: '2026-02-10T00:00:00Z', to: 'won', amount: '90.00', known: '2026-02-10T00:00:00Z' },
 * ];
 * const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', recordedAt: 'known' } as const;
 * const { history } = historyFromRows(rows, { path, currency: 'EUR', columns });
 * const { accuracy, leakage } = backtestForecast(history, {
 *   asOfs: ['2026-02-01T00:00:00Z'], horizonDays: 30, judgedAt: '2026-06-01T00:00:00Z', currency: 'EUR',
 *   forecaster: ({ deals }) => ({ expected: deals[0]?.amount ?? { amount: '0', currency: 'EUR' } }),
 * });
 * [accuracy.wape?.toFixed(4), leakage] // => ['0.1111', 'none']
 */
export function backtestForecast<A extends string>(history: StageHistory<A>, options: BacktestOptions<A>): Backtest {
  demandHistory(history);
  demandOptions(options, {
    asOfs: listOf(given),
    horizonDays: number,
    judgedAt: given,
    currency: given,
    forecaster: callable,
    of: optional(oneOf('open', 'all')),
  });
  const { currency, of = 'open', forecaster, horizonDays } = options;
  const { asOfs, judgedAt } = readMoments(options);
  const money = moneyIn(currency);
  const winsBetween = winsOf(history, judgedAt, currency);
  const moments = [...new Set(asOfs)];
  const duplicate = asOfs.length - moments.length;
  const excluded: { [why: string]: number } = duplicate === 0 ? {} : { duplicate };
  const skip = (why: string) => {
    excluded[why] = (excluded[why] ?? 0) + 1;
    return [];
  };
  const foreign = new Set<string>();
  const rows = moments.flatMap((at): readonly BacktestRow[] => {
    const end = at + horizonDays * DAY;
    if (end > judgedAt) return skip('unfinished');
    const [asOf, until] = [instantText(at), instantText(end)];
    const known = history.asOf(asOf);
    const deals = dealsAt(known, { asOf });
    const said = forecaster({ asOf, until, history: known, deals });
    if (said === null) return skip('no_forecast');
    const open = new Set(deals.filter(({ status }) => status === 'open').map(({ id }) => id));
    const won = winsBetween(at, end).filter(({ id }) => of === 'all' || open.has(id));
    for (const { id, isForeign } of won) if (isForeign) foreign.add(id);
    const actual = won.reduce((sum, { minor }) => sum + (minor ?? 0n), 0n);
    const { expected, quantiles, points } = readPastForecast(said, currency, asOf);
    return [
      {
        asOf,
        until,
        forecast: money(expected),
        actual: money(actual),
        won: won.length,
        uncounted: won.filter(({ minor }) => minor === null).length,
        quantiles: quantiles.map(({ level, minor }) => ({ level, amount: money(minor) })),
        crps: points.length === 0 ? null : crps(points, major(actual, currency)),
      },
    ];
  });
  const leakageBy = [
    ...(history.bitemporal === 'full' && areChangesRecorded(history) ? [] : (['recorded_at_assumed'] as const)),
    ...(history.attributes.every((name) => history.changes[name] !== undefined)
      ? []
      : (['attributes_have_one_time'] as const)),
  ];
  const scored = rows.flatMap((row) => row.crps ?? []);
  return {
    method: `backtestForecast/${of}`,
    n: rows.length,
    excluded,
    warnings: [
      ...(history.bitemporal === 'full'
        ? []
        : [createIssue('leakage_possible', 'history', { bitemporal: history.bitemporal }, 'warning')]),
      ...(foreign.size === 0 ? [] : [createIssue('mixed_currencies', 'history', { count: foreign.size }, 'warning')]),
    ],
    currency,
    leakage: leakageBy.length === 0 ? 'none' : 'possible',
    leakageBy,
    rows,
    accuracy: forecastAccuracy(rows.map(({ forecast, actual }) => ({ forecast, actual }))).total,
    ...scoreQuantiles(rows),
    crps: scored.length === 0 ? null : scored.reduce((sum, score) => sum + score, 0) / scored.length,
  };
}

/**
 * Whether every change of an attribute says when it became known. One that does not stands as known when it happened, so
 * that none that was recorded at that very instant is taken at its word.
 */
function areChangesRecorded({ changes }: AnyHistory): boolean {
  return Object.values<AttributeChanges | undefined>(changes).every(
    (own) => own === undefined || own.recordedAt.every((known, change) => known !== own.at[change]),
  );
}

function readMoments(options: Pick<BacktestOptions, 'asOfs' | 'judgedAt' | 'horizonDays' | 'currency'>) {
  const issues: Issue[] = [];
  const instant = (input: InstantInput, path: string) => {
    const ms = readInstant(input);
    if (ms === null) issues.push(unreadableInstant(path, input));
    return ms ?? 0;
  };
  const asOfs = options.asOfs.map((asOf, index) => instant(asOf, `asOfs.${index}`)).sort((a, b) => a - b);
  const judgedAt = instant(options.judgedAt, 'judgedAt');
  const { horizonDays, currency } = options;
  if (!(horizonDays > 0 && Number.isFinite(horizonDays)))
    issues.push(createIssue('out_of_range', 'horizonDays', { found: shown(horizonDays), above: 0 }));
  if (!isCurrency(currency)) issues.push(createIssue('unknown_currency', 'currency', { currency: shown(currency) }));
  if (issues.length > 0) throw new StagewrightError(issues);
  return { asOfs, judgedAt };
}

/** Wins after one instant up to another, as known in the end; `minor` is `null` in another currency, and where nobody knows it. */
// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function winsOf(history: StageHistory<any>, judgedAt: number, currency: string) {
  const closingOf = closingsOn(history.path);
  const wins = journeysOf(history, judgedAt).flatMap((journey) => {
    const closing = journey.isVoided ? null : closingOf(journey);
    if (closing?.kind !== 'won') return [];
    const { opportunity } = journey;
    const worth = standingOf(history, opportunity, { instant: judgedAt, asOf: judgedAt })?.atClose;
    const isForeign = worth != null && worth.currency !== null && worth.currency !== currency;
    return [
      {
        id: history.ids[opportunity] ?? '',
        at: closing.at,
        isForeign,
        minor: isForeign ? null : (worth?.amount ?? null),
      },
    ];
  });
  return (after: number, upTo: number) => wins.filter(({ at }) => at > after && at <= upTo);
}
