import { buildTrack } from './buildTrack.js';
import type { AnyPlan } from './SalesPlan.js';
import type { Track } from './SeriesPlan.js';

/** The track of a series in a variant, built when first asked for; `undefined` where the model has no such one. */
export function trackOf(plan: AnyPlan, series: string, variant: string | null = null): Track | undefined {
  const seriesPlan = plan.series.get(series);
  if (seriesPlan === undefined) return undefined;
  const built = seriesPlan.tracks.get(variant);
  if (built !== undefined) return built;
  const drop = variant === null ? [] : seriesPlan.series.variants.find(({ id }) => id === variant)?.drop;
  if (drop === undefined) return undefined;
  const track = buildTrack(seriesPlan, variant, new Set(drop), plan.processes);
  seriesPlan.tracks.set(variant, track);
  return track;
}
