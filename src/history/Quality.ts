import type { Json } from '../issues/index.js';
import type { StageHistory } from './StageHistory.js';

/** What cannot be right in the rows, counted by kind with a few samples. Nothing is dropped silently. */
export type Quality = {
  readonly rows: number;
  readonly kept: number;
  readonly problems: readonly { readonly code: string; readonly count: number; readonly samples: readonly Json[] }[];
};

export type Read<A extends string> = { readonly history: StageHistory<A>; readonly quality: Quality };

const MOST_SAMPLES = 5;

/** Counts problems while rows are read. */
export class QualityTally {
  private readonly found = new Map<string, { count: number; samples: Json[] }>();

  add(code: string, sample: Json): void {
    const problem = this.found.get(code) ?? { count: 0, samples: [] };
    this.found.set(code, problem);
    problem.count++;
    if (problem.samples.length < MOST_SAMPLES) problem.samples.push(sample);
  }

  report(rows: number, kept: number): Quality {
    const problems = [...this.found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, problem]) => ({ code, ...problem }));
    return { rows, kept, problems };
  }
}
