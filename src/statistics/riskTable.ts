import type { Durations } from './Durations.js';

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
  const { exits, causes, entries, weights } = data;
  const order = descending(exits, weights);
  const late =
    entries === undefined ? new Uint32Array(0) : descending(entries, weights).filter((row) => (entries[row] ?? 0) > 0);
  const times: number[] = [];
  const atRisk: number[] = [];
  const events: number[] = [];
  const here = new Float64Array(causeCount);
  let exited = 0;
  let notYet = 0;
  let lateNext = 0;
  for (let next = 0; next < order.length; ) {
    const time = exits[order[next] ?? 0] ?? 0;
    here.fill(0);
    let any = false;
    for (; next < order.length && exits[order[next] ?? 0] === time; next++) {
      const row = order[next] ?? 0;
      const weight = weights?.[row] ?? 1;
      const cause = causes[row] ?? 0;
      exited += weight;
      if (cause === 0) continue;
      here[cause - 1] = (here[cause - 1] ?? 0) + weight;
      any = true;
    }
    for (; lateNext < late.length && (entries?.[late[lateNext] ?? 0] ?? 0) >= time; lateNext++) {
      notYet += weights?.[late[lateNext] ?? 0] ?? 1;
    }
    if (!any) continue;
    times.push(time);
    atRisk.push(exited - notYet);
    for (let cause = causeCount - 1; cause >= 0; cause--) events.push(here[cause] ?? 0);
  }
  return {
    times: Float64Array.from(times).reverse(),
    atRisk: Float64Array.from(atRisk).reverse(),
    events: Float64Array.from(events).reverse(),
    lastTime: order.length === 0 ? null : (exits[order[0] ?? 0] ?? 0),
  };
}

/** The rows of positive weight, the largest value first. */
function descending(values: ArrayLike<number>, weights: ArrayLike<number> | undefined): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < values.length; row++) if ((weights?.[row] ?? 1) > 0) rows.push(row);
  return Uint32Array.from(rows).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
}
