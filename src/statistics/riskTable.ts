import type { Durations } from './Durations.js';
import { descendingOrder } from './descendingOrder.js';

/** Who was at risk and what happened at each time at which anything did, in order of time. */
export type RiskTable = {
  /** The distinct times of events. */
  readonly times: Float64Array;
  /** The weight at risk just before each. */
  readonly atRisk: Float64Array;
  /** The weight of events of cause c at time i at `[i * causeCount + c - 1]`. */
  readonly events: Float64Array;
  /** The largest exit, censored ones included: beyond it nothing is known. `null` without a row of weight. */
  readonly lastTime: number | null;
};

/**
 * Counts the risk sets: events come before censorings of the same time, ties are exact (equal floats). Sound columns are
 * taken for granted (`durationsFault`).
 *
 * Cost: a sort of the exits (and of the entries, where given), then one pass; memory a few numbers a row.
 */
export function riskTable(data: Durations, causeCount: number): RiskTable {
  const { entries, weights } = data;
  const order = descending(data.exits, weights);
  const exits = picked(data.exits, order);
  const causes = picked(data.causes, order);
  const counts = weights === undefined ? new Float64Array(order.length).fill(1) : picked(weights, order);
  const late = entries === undefined ? new Uint32Array(0) : lateRows(entries, weights);
  // Filled from the end, since the last time comes first.
  let at = eventTimesIn(exits, causes);
  const times = new Float64Array(at);
  const atRisk = new Float64Array(at);
  const events = new Float64Array(at * causeCount);
  let exited = 0;
  let notYet = 0;
  let lateNext = 0;
  for (let next = 0; next < exits.length; ) {
    const time = exits[next] as number;
    let any = false;
    for (; next < exits.length && exits[next] === time; next++) {
      const weight = counts[next] as number;
      const cause = causes[next] as number;
      exited += weight;
      if (cause === 0) continue;
      if (!any) at--;
      any = true;
      const cell = at * causeCount + cause - 1;
      events[cell] = (events[cell] as number) + weight;
    }
    for (; lateNext < late.length && (entries?.[late[lateNext] ?? 0] ?? 0) >= time; lateNext++) {
      notYet += weights?.[late[lateNext] ?? 0] ?? 1;
    }
    if (!any) continue;
    times[at] = time;
    atRisk[at] = exited - notYet;
  }
  return { times, atRisk, events, lastTime: exits.length === 0 ? null : (exits[0] as number) };
}

function picked(values: ArrayLike<number>, order: Uint32Array): Float64Array {
  const own = new Float64Array(order.length);
  for (let index = 0; index < own.length; index++) own[index] = values[order[index] as number] as number;
  return own;
}

/** At how many different times something happened. */
function eventTimesIn(exits: Float64Array, causes: Float64Array): number {
  let count = 0;
  let before = Number.NaN;
  for (let row = 0; row < exits.length; row++) {
    if (causes[row] === 0 || exits[row] === before) continue;
    before = exits[row] as number;
    count++;
  }
  return count;
}

/** Those not seen from the beginning, who entered last first. */
function lateRows(entries: ArrayLike<number>, weights: ArrayLike<number> | undefined): Uint32Array {
  let any = false;
  for (let row = 0; row < entries.length; row++) any ||= (entries[row] ?? 0) > 0;
  return any ? descending(entries, weights).filter((row) => (entries[row] ?? 0) > 0) : new Uint32Array(0);
}

/** The rows of positive weight, the largest value first. */
function descending(values: ArrayLike<number>, weights: ArrayLike<number> | undefined): Uint32Array {
  const order = descendingOrder(new Float64Array(values));
  return weights === undefined ? order : order.filter((row) => (weights[row] ?? 1) > 0);
}
