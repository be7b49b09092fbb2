import type { StageHistory } from '../history/index.js';
import { createIssue, StagewrightError, wrongType } from '../issues/index.js';
import { type Band, type Occupation, probabilityBand, stateOccupation } from '../statistics/index.js';
import type { InstantInput, PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { type DayClock, dayClock } from './dayClock.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { numberIssues } from './numberIssues.js';
import { exclusions } from './reportBounds.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { type Journey, journeysOf, roadOf } from './spellsOf.js';
import { readAsOf, readBound } from './standingAt.js';

/** A probability with its 95 % band, whose ends are `null` at 0 and 1, and where fewer than ten are under observation. */
export type Banded = { readonly value: number } & Band;

/** Where opportunities are some days after their start. */
export type StatesAfter = {
  readonly day: number;
  /** In each state, in their order: the share of those that started as they did; `null` beyond the last day seen. */
  readonly shares: readonly ({ readonly state: string } & Banded)[] | null;
  /**
   * From each state to each, in their order: the probability of being there on the day. Those from one state sum to one.
   * `null` beyond the last day seen.
   */
  readonly probabilities: readonly ({ readonly from: string; readonly to: string } & Banded)[] | null;
  /** Opportunities under observation on the day: started, and not younger. */
  readonly atRisk: number;
};

export type StageTransitions = {
  /** Stages, outcomes and stages behind the win; waiting rooms are none. */
  readonly states: readonly string[];
  /** The share that started in each state, of those seen from their start; `null` without one. */
  readonly started: readonly number[] | null;
  readonly after: readonly StatesAfter[];
  readonly lastDay: number | null;
  /** Stays without length that were passed through: a chain of moves at one instant is one move. */
  readonly instantaneous: number;
};

export type TransitionProbabilitiesOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = SplitOptions<B, E> & {
  /** Days after the start of which to tell; left out: the last one seen. */
  readonly days?: readonly number[];
  /**
   * Since when the history is complete: who was closed before is not in it. What began before counts from then on (left
   * truncation), on the clock since its start.
   */
  readonly observedFrom?: InstantInput;
};

type Stay = { readonly from: number; readonly to: number; readonly entry: number; readonly exit: number };
type Member = {
  readonly opportunity: number;
  readonly at: number;
  /** -1: not seen at its start. */
  readonly start: number;
  readonly stays: readonly Stay[];
  readonly instantaneous: number;
};

/**
 * The probability of being in each stage or outcome some days after the start, from each of them: rollbacks, skips, losses
 * that are reopened are moves like others.
 *
 * Multi-state Aalen-Johansen on the clock of elapsed days since the first place, parked time left out; those still where
 * they are at `asOf` are censored. `shares` weigh the rows by where opportunities started, and hold without the Markov
 * assumption (Datta & Satten 2001); the rows of states that few start in rest on it. A state that nobody stood in keeps
 * what it holds. Voided ones and those never in a place are left out (`voided`, `without_stage`). Groups by the period of
 * the start. Under `observedFrom` those closed before are left out (`before_observed`) and those not seen for any time
 * (`no_time_at_risk`), and a warning says that rows and shares rest on the Markov assumption
 * (`delayed_entry_markov_assumed`).
 *
 * Bands are of log(−log), from standard errors by the infinitesimal jackknife over opportunities: one that comes back counts
 * as one. Cost: a sort, then for each day (moves + stays) × states².
 *
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `out_of_range` for a day below 0; of options that it
 * has not or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, transitionProbabilities } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const steps = [['a', 'lead', 'offer', 'won'], ['b', 'lead', 'offer', 'lead', 'lost']];
 * const rows = steps.flatMap(([id, ...places]) => places.map((to, day) => ({ id, at: Date.UTC(2026, 0, day + 1), to })));
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { states, after } = transitionProbabilities(history, { days: [1, 2], asOf: '2026-02-01T00:00:00Z' }).total;
 * states // => ['lead', 'offer', 'won', 'lost']
 * after.map(({ shares }) => shares?.map(({ value }) => value)) // => [[0, 1, 0, 0], [0.5, 0, 0.5, 0]]
 */
export function transitionProbabilities<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: TransitionProbabilitiesOptions<B, E>): Measured<StageTransitions, B | Every<E>> {
  checkOptions(history, options, { days: 'any', observedFrom: 'any' });
  const { days } = options;
  if (days !== undefined && !Array.isArray(days)) throw new StagewrightError([wrongType('days', 'list', days)]);
  const wrong = (days ?? []).flatMap((day, index) => numberIssues(`days.${index}`, day, { min: 0 }));
  if (wrong.length > 0) throw new StagewrightError(wrong);
  const asOf = readAsOf(options.asOf);
  const places = history.places.flatMap((_, place) =>
    history.path.parked.includes(history.places[place] ?? '') && place < history.path.stages.length ? [] : [place],
  );
  const { observedFrom, calendar = 'UTC' } = options;
  const since = observedFrom === undefined ? null : readBound(observedFrom, calendar, 'observedFrom');
  const clock = dayClock(history, asOf.ms, {});
  const { rank, wonRank } = roadOf(history.path);
  const isOpenIn = (place: number) => (rank[place] ?? -1) >= 0 && (rank[place] ?? -1) < wonRank;
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms)
    .filter(({ isVoided, spells }) => (isVoided ? leaveOut('voided') : spells.length > 0 || leaveOut('without_stage')))
    .filter(({ spells }) => {
      const standing = since === null ? undefined : spells.findLast(({ at }) => at < since);
      return standing === undefined || isOpenIn(standing.place) || leaveOut('before_observed');
    })
    .map((journey) => memberOf(journey, places, clock, { asOf: asOf.ms, since }))
    .filter(({ stays }) => stays.length > 0 || leaveOut('no_time_at_risk'));
  const late = members.filter(({ start }) => start < 0).length;
  const states = places.map((place) => history.places[place] ?? '');
  return reportOf(history, members, options, {
    method: 'transitionProbabilities/elapsed',
    asOf: asOf.text,
    excluded: counts,
    warnings: late === 0 ? [] : [createIssue('delayed_entry_markov_assumed', 'observedFrom', { late }, 'warning')],
    at: ({ at }) => at,
    value: (of) => transitionsOf(of, states, days),
  });
}

function memberOf(
  { opportunity, spells }: Journey,
  places: readonly number[],
  clock: DayClock,
  { asOf, since }: { readonly asOf: number; readonly since: number | null },
): Member {
  const origin = spells[0]?.at ?? 0;
  const seenFrom = since === null || since <= origin ? 0 : clock(opportunity, origin, since);
  const visits = spells.map(({ place, at, until }) => ({
    state: places.indexOf(place),
    entry: clock(opportunity, origin, at),
    exit: clock(opportunity, origin, until ?? asOf),
  }));
  // What is passed through at one instant is no stay, and a stay that goes on behind it is one.
  const lasting: { state: number; entry: number; exit: number }[] = [];
  for (const [index, visit] of visits.entries()) {
    const before = lasting.at(-1);
    if (visit.exit <= visit.entry && index < visits.length - 1) continue;
    if (before?.state === visit.state) before.exit = visit.exit;
    else lasting.push({ ...visit });
  }
  return {
    opportunity,
    at: origin,
    start: seenFrom > 0 ? -1 : (lasting[0]?.state ?? 0),
    instantaneous: visits.slice(0, -1).filter(({ entry, exit }) => exit <= entry).length,
    stays: lasting
      .map(({ state, entry, exit }, index) => ({ from: state, to: lasting[index + 1]?.state ?? -1, entry, exit }))
      .filter(({ exit }) => seenFrom === 0 || exit > seenFrom)
      .map((stay) => ({ ...stay, entry: Math.max(stay.entry, seenFrom) }))
      // Entered at the very end: nothing was seen of it but the entry.
      .filter(({ entry, exit }) => entry === 0 || exit > entry),
  };
}

const FEWEST_AT_RISK = 10;

function transitionsOf(
  members: readonly Member[],
  states: readonly string[],
  days: readonly number[] | undefined,
): StageTransitions {
  const stays = members.flatMap(({ stays }, individual) => stays.map((stay) => ({ ...stay, individual })));
  const spells = {
    from: stays.map(({ from }) => from),
    to: stays.map(({ to }) => to),
    entries: stays.map(({ entry }) => entry),
    exits: stays.map(({ exit }) => exit),
    individuals: stays.map(({ individual }) => individual),
    starts: members.map(({ start }) => start),
  };
  const lastDay = stays.length === 0 ? null : spells.exits.reduce((last, exit) => Math.max(last, exit), 0);
  const asked = days ?? (lastDay === null ? [] : [lastDay]);
  const found = stateOccupation(spells, states.length, asked);
  return {
    states,
    started: found.ok ? found.started : null,
    after: asked.map((day, index) => statesAfter(day, states, found.ok ? (found.at[index] ?? null) : null)),
    lastDay,
    instantaneous: members.reduce((sum, { instantaneous }) => sum + instantaneous, 0),
  };
}

function statesAfter(day: number, states: readonly string[], found: Occupation | null): StatesAfter {
  if (found === null) return { day, shares: null, probabilities: null, atRisk: 0 };
  const { probabilities, errors, shares, shareErrors, atRisk } = found;
  const band = probabilityBand(0.95, 'log-log');
  const banded = (value: number, error: number | undefined): Banded => ({
    value,
    ...band(value, atRisk < FEWEST_AT_RISK ? null : (error ?? null)),
  });
  return {
    day,
    shares: shares && states.map((state, index) => ({ state, ...banded(shares[index] ?? 0, shareErrors?.[index]) })),
    probabilities: states.flatMap((from, row) =>
      states.map((to, column) => ({ from, to, ...banded(probabilities[row]?.[column] ?? 0, errors[row]?.[column]) })),
    ),
    atRisk,
  };
}
