import { createIssue, nearestName, StagewrightError } from '../issues/index.js';
import { found } from './Checking.js';
import { demandPlan } from './demandPlan.js';
import type { AnyPlan } from './SalesPlan.js';
import type { Track } from './SeriesPlan.js';
import { trackOf } from './trackOf.js';

/** The track of a series and variant; a `StagewrightError` (`unknown_reference`) where the plan has none. */
export function trackNamed(plan: AnyPlan, series: string, variant: string | undefined): Track {
  demandPlan(plan);
  const track = trackOf(plan, series, variant ?? null);
  if (track !== undefined) return track;
  const kind = plan.series.has(series) ? 'variant' : 'series';
  const [wanted, names] = kind === 'series' ? [series, plan.series.keys()] : [variant, variantsOf(plan, series)];
  const nearest = typeof wanted === 'string' ? nearestName(wanted, names) : null;
  throw new StagewrightError([createIssue('unknown_reference', kind, { kind, id: found(wanted), nearest })]);
}

function variantsOf(plan: AnyPlan, series: string): readonly string[] {
  return plan.series.get(series)?.series.variants.map(({ id }) => id) ?? [];
}
