import { createIssue, StagewrightError } from '../issues/index.js';
import type { AnyPlan } from './SalesPlan.js';
import type { Track } from './SeriesPlan.js';
import { trackOf } from './trackOf.js';

/** The track of a series and variant; a `StagewrightError` (`unknown_reference`) where the plan has none. */
export function trackNamed(plan: AnyPlan, series: string, variant: string | undefined): Track {
  const track = trackOf(plan, series, variant ?? null);
  if (track !== undefined) return track;
  const kind = plan.series.has(series) ? 'variant' : 'series';
  const id = kind === 'series' ? series : (variant ?? null);
  throw new StagewrightError([createIssue('unknown_reference', kind, { kind, id, nearest: null })]);
}
