import type { StageHistory } from '../history/index.js';
import { createIssue, StagewrightError } from '../issues/index.js';
import { proportionInterval } from '../statistics/index.js';
import type { PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { closingsOn } from './closingsOn.js';
import { dayClock } from './dayClock.js';
import { eventTimes } from './eventTimes.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { numberIssues } from './numberIssues.js';
import type { Rate } from './Rate.js';
import { type Runner, raceToClose } from './raceToClose.js';
import { exclusions } from './reportBounds.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { journeysOf, roadOf } from './spellsOf.js';
import { durationsOf } from './stageStays.js';
import { readAsOf } from './standingAt.js';
import { causeOfClose, KINDS } from './timeToWin.js';
import { type ChainWalk, winChain } from './winChain.js';

/** What becomes of opportunities that stand in a stage; `won`, `lost`, `abandoned` and `unknown` sum to one. */
export type StageWinRate = {
  readonly stage: string;
  /** Opportunities that stood in the stage and are closed, and that are open. */
  readonly resolved: number;
  readonly open: number;
  /** `null` where nothing is known of what follows. */
  readonly won: number | null;
  readonly interval: Rate['interval'];
  readonly lost: number | null;
  readonly abandoned: number | null;
  /** Of the chain: ends where no end was ever seen. Of Aalen-Johansen: still open on the last day seen. */
  readonly unknown: number | null;
  /** Days to an end by the chain, of completed stays; `null` under Aalen-Johansen, for which see `timeToWin`. */
  readonly days: number | null;
  /** `won` where enough are resolved to be taken for a probability, else `null`. */
  readonly probability: number | null;
};

export type StageWinRatesOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = SplitOptions<
  B,
  E
> & {
  /** `absorbingChain` (default) or `aalenJohansen`. */
  readonly by?: 'absorbingChain' | 'aalenJohansen';
  /** Fewest resolved opportunities for a rate that is taken for a probability; default 30. */
  readonly minimum?: number;
};

type Member = { readonly opportunity: number; readonly at: number; readonly walk: ChainWalk };
type RunnersOf = (stage: string, members: readonly Member[]) => readonly Runner[];

/**
 * The probability of winning from each stage, measured, whatever skips, rollbacks and reopenings there were.
 *
 * `absorbingChain`: moves out of each stage make a Markov chain that ends in won, lost or abandoned, N = (I − Q)⁻¹, B = NR.
 * A loss that was reopened is a move back to the stage, and only the final one ends the chain. The interval is Wilson's
 * with the effective size w(1 − w)/variance, the variance by infinitesimal jackknife, one opportunity one observation; in a
 * straight funnel it is Wilson's of the counts. It takes open stays to fare like completed ones, and a warning says how
 * many are open (`immature`). `aalenJohansen`: the share won by the last day seen since the first entry into the stage,
 * open ones censored, with its log-log band; nothing is assumed of the order of stages. The product of conversions is
 * `chainedWinRate`.
 *
 * Voided ones and those never in a stage are left out (`voided`, `without_stage`). Groups by the period of creation.
 * Cost: linear in events, and stages³.
 *
 * @returns one row a stage; rates of a stage from which no end was seen are `null`.
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `out_of_range` for `minimum`; of options that it has
 * not or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, stageWinRates } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const steps = [['a', 'lead', 'offer', 'won'], ['b', 'lead', 'offer', 'lost'], ['c', 'lead', 'lost'], ['d', 'lead', 'won']];
 * const rows = steps.flatMap(([id, ...places]) => places.map((to, day) => ({ id, at: Date.UTC(2026, 0, day + 1), to })));
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * stageWinRates(history, { asOf: '2026-02-01T00:00:00Z' }).total.map(({ stage, won }) => [stage, won]) // => [['lead', 0.5], ['offer', 0.5]]
 */
export function stageWinRates<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: StageWinRatesOptions<B, E>): Measured<readonly StageWinRate[], B | Every<E>> {
  checkOptions(history, options, { by: ['absorbingChain', 'aalenJohansen'], minimum: 'any' });
  const { by = 'absorbingChain', minimum = 30 } = options;
  const wrong = numberIssues('minimum', minimum, { min: 0 });
  if (wrong.length > 0) throw new StagewrightError(wrong);
  const asOf = readAsOf(options.asOf);
  const road = roadOf(history.path);
  const clock = dayClock(history, asOf.ms, {});
  const closingOf = closingsOn(history.path);
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms).flatMap(
    ({ opportunity, createdAt, spells, status, isVoided }): Member[] => {
      if (isVoided) return leaveOut('voided') || [];
      const closing = closingOf({ spells, status });
      const stays: { stage: number; days: number }[] = [];
      for (const { place, at, until } of spells) {
        const stage = road.rank[place] ?? -1;
        if (stage < 0 || stage >= road.wonRank) continue;
        const days = clock(opportunity, at, until ?? asOf.ms);
        const before = stays.at(-1);
        // Lost and reopened into the same stage: the stay goes on.
        if (before?.stage === stage) before.days += days;
        else stays.push({ stage, days });
      }
      if (stays.length === 0) return leaveOut('without_stage') || [];
      const end = closing === null ? null : KINDS.indexOf(closing.kind);
      return [{ opportunity, at: createdAt, walk: { stays, end } }];
    },
  );
  const stages = road.stages.map((place) => history.places[place] ?? '');
  const open = members.filter(({ walk }) => walk.end === null).length;
  const races = new Map(
    by === 'absorbingChain'
      ? []
      : stages.map((from) => {
          const { runners } = raceToClose(history, asOf.ms, { from });
          return [from, new Map(runners.map((runner) => [runner.opportunity, runner]))] as const;
        }),
  );
  const runnersOf: RunnersOf = (stage, of) => of.flatMap(({ opportunity }) => races.get(stage)?.get(opportunity) ?? []);
  const bounded = { ...options, minimum };
  return reportOf(history, members, bounded, {
    method: `stageWinRates/${by}`,
    asOf: asOf.text,
    excluded: counts,
    warnings: open > 0 ? [createIssue('immature', 'history', { open }, 'warning')] : [],
    at: ({ at }) => at,
    value: (of) => (by === 'absorbingChain' ? chainRates(of, stages) : raceRates(of, stages, runnersOf)).map(usable),
  });

  function usable(rate: Omit<StageWinRate, 'probability'>): StageWinRate {
    return { ...rate, probability: rate.resolved >= minimum ? rate.won : null };
  }
}

function standing(members: readonly Member[], stage: number) {
  const stood = members.filter(({ walk }) => walk.stays.some((stay) => stay.stage === stage));
  const resolved = stood.filter(({ walk }) => walk.end !== null).length;
  return { resolved, open: stood.length - resolved };
}

type Rates = readonly Omit<StageWinRate, 'probability'>[];
const UNKNOWN = { won: null, lost: null, abandoned: null, unknown: null, days: null } as const;
const noInterval = (method: string): Rate['interval'] => ({ low: null, high: null, level: 0.95, method });

function chainRates(members: readonly Member[], stages: readonly string[]): Rates {
  const fates = winChain(
    members.map(({ walk }) => walk),
    stages.length,
    KINDS.length,
  );
  return stages.map((stage, index) => {
    const counts = standing(members, index);
    const method = 'wilson-jackknife';
    const {
      shares: [won = 0, lost = 0, abandoned = 0] = [],
      trapped = 1,
      variance = 0,
      days = null,
    } = fates[index] ?? {};
    if (trapped === 1) return { stage, ...counts, ...UNKNOWN, interval: noInterval(method) };
    const spread = won * (1 - won);
    const size = variance > 0 && spread > 0 ? spread / variance : counts.resolved;
    const interval = { ...proportionInterval(won * size, size), method };
    return { stage, ...counts, won, lost, abandoned, unknown: trapped, days, interval };
  });
}

function raceRates(members: readonly Member[], stages: readonly string[], runnersOf: RunnersOf): Rates {
  return stages.map((stage, index) => {
    const counts = standing(members, index);
    const { ends } = eventTimes(durationsOf(runnersOf(stage, members), causeOfClose), ['won', 'lost', 'abandoned']);
    const { share: won, low, high } = ends.won;
    const [lost, abandoned] = [ends.lost.share, ends.abandoned.share];
    const interval = { ...noInterval('aalen-johansen'), low, high };
    if (won === null || lost === null || abandoned === null) return { stage, ...counts, ...UNKNOWN, interval };
    const unknown = Math.max(0, 1 - won - lost - abandoned);
    return { stage, ...counts, won, lost, abandoned, unknown, days: null, interval };
  });
}
