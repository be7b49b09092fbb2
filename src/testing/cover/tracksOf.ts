import { type AnyPlan, type Track, trackOf } from '../../plan/index.js';

/** Every series, as it is and in each of its variants. */
export function tracksOf(plan: AnyPlan): readonly Track[] {
  return [...plan.series.values()].flatMap(({ id, series }) =>
    [null, ...series.variants.map((variant) => variant.id)].flatMap((variant) => trackOf(plan, id, variant) ?? []),
  );
}
