import type { StageHistory } from '../history/index.js';
import { createIssue, StagewrightError, wrongType } from '../issues/index.js';
import { transitionProbabilities as probabilitiesOf, type TransitionProbabilities } from '../statistics/index.js';
import type { PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { type DayClock, dayClock } from './dayClock.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { exclusions } from './reportBounds.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { type Journey, journeysOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';

/** Where opportunities are some days after their start. */
export type StatesAfter = {
  readonly day: number;
  /** From state, to state: the probability of being there on the day, each row summing to one; `null` beyond the last day seen. */
  readonly probabilities: readonly (readonly number[])[] | null;
  /** The share in each state, of those that started as they did; `null` beyond the last day seen. */
  readonly shares: readonly number[] | null;
};

export type StageTransitions = {
  /** Stages, outcomes and stages behind the win; waiting rooms are none. */
  readonly states: readonly string[];
  /** The share that started in each state; `null` without opportunities. */
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
};

type Stay = { readonly from: number; readonly to: number; readonly entry: number; readonly exit: number };
type Member = {
  readonly opportunity: number;
  readonly at: number;
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
 * assumption (Datta & Satten 2001); the rows of states that few start in rest on it. A state that nobody stood in keeps what
 * it holds. Voided ones and those never in a place are left out (`voided`, `without_stage`). Groups by the period of the start.
 * Cost: a sort, then moves × states³; memory moves × states².
 *
 * @throws {StagewrightError} `unreadable_instant`, `out_of_range` for a day below 0, an unknown time zone.
 *
 * @example
 * import { historyFromRows, transitionProbabilities } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const steps = [['a', 'lead', 'offer', 'won'], ['b', 'lead', 'offer', 'lead', 'lost']];
 * const rows = steps.flatMap(([id, ...places]) => places.map((to, day) => ({ id, at: Date.UTC(2026, 0, day + 1), to })));
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { states, after } = transitionProbabilities(history, { days: [1, 2], asOf: '2026-02-01T00:00:00Z' }).total;
 * states // => ['lead', 'offer', 'won', 'lost']
 * after.map(({ shares }) => shares) // => [[0, 1, 0, 0], [0.5, 0, 0.5, 0]]
 */
export function transitionProbabilities<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: TransitionProbabilitiesOptions<B, E>): Measured<StageTransitions, B | Every<E>> {
  checkOptions(history, options);
  const { days } = options;
  if (days !== undefined && !Array.isArray(days)) throw new StagewrightError([wrongType('days', 'list', days)]);
  const wrong = (days ?? []).flatMap((day, index) =>
    Number.isFinite(day) && day >= 0
      ? []
      : [createIssue('out_of_range', `days.${index}`, { found: String(day), min: 0 })],
  );
  if (wrong.length > 0) throw new StagewrightError(wrong);
  const asOf = readAsOf(options.asOf);
  const places = history.places.flatMap((_, place) =>
    history.path.parked.includes(history.places[place] ?? '') && place < history.path.stages.length ? [] : [place],
  );
  const clock = dayClock(history, asOf.ms, {});
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms)
    .filter(({ isVoided, spells }) => (isVoided ? leaveOut('voided') : spells.length > 0 || leaveOut('without_stage')))
    .map((journey) => memberOf(journey, places, clock, asOf.ms));
  const states = places.map((place) => history.places[place] ?? '');
  return reportOf(history, members, options, {
    method: 'transitionProbabilities/elapsed',
    asOf: asOf.text,
    excluded: counts,
    at: ({ at }) => at,
    value: (of) => transitionsOf(of, states, days),
  });
}

function memberOf({ opportunity, spells }: Journey, places: readonly number[], clock: DayClock, asOf: number): Member {
  const origin = spells[0]?.at ?? 0;
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
    start: lasting[0]?.state ?? 0,
    instantaneous: visits.slice(0, -1).filter(({ entry, exit }) => exit <= entry).length,
    stays: lasting
      .map(({ state, entry, exit }, index) => ({ from: state, to: lasting[index + 1]?.state ?? -1, entry, exit }))
      // Entered at the very end: nothing was seen of it but the entry.
      .filter(({ entry, exit }) => entry === 0 || exit > entry),
  };
}

function transitionsOf(
  members: readonly Member[],
  states: readonly string[],
  days: readonly number[] | undefined,
): StageTransitions {
  const stays = members.flatMap((member) => member.stays);
  const fitted = probabilitiesOf(
    {
      from: stays.map(({ from }) => from),
      to: stays.map(({ to }) => to),
      entries: stays.map(({ entry }) => entry),
      exits: stays.map(({ exit }) => exit),
    },
    states.length,
  );
  const starts = states.map((_, state) => members.filter(({ start }) => start === state).length);
  const started = members.length === 0 ? null : starts.map((count) => count / members.length);
  const lastDay = fitted.ok ? fitted.lastTime : null;
  return {
    states,
    started,
    after: (days ?? (lastDay === null ? [] : [lastDay])).map((day) => {
      const probabilities = fitted.ok && day <= fitted.lastTime ? matrixAt(fitted, day, states.length) : null;
      const shares =
        probabilities === null || started === null
          ? null
          : states.map((_, to) =>
              started.reduce((sum, share, from) => sum + share * (probabilities[from]?.[to] ?? 0), 0),
            );
      return { day, probabilities, shares };
    }),
    lastDay,
    instantaneous: members.reduce((sum, { instantaneous }) => sum + instantaneous, 0),
  };
}

function matrixAt(
  { times, probabilities }: TransitionProbabilities,
  day: number,
  size: number,
): readonly (readonly number[])[] {
  const index = times.findLastIndex((time) => time <= day);
  const identity = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_other, column) => (row === column ? 1 : 0)),
  );
  return probabilities[index] ?? identity;
}
