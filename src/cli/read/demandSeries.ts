import type { AnyPlan } from '../../plan/index.js';
import { fail } from '../Failure.js';

/** Refuses a series that the model has not. */
export function demandSeries({ series }: AnyPlan, id: string | undefined): void {
  if (id !== undefined && !series.has(id)) fail('unknown_series', { id, choices: [...series.keys()] });
}
