import { createIssue, StagewrightError } from '../issues/index.js';
import { type AnyOpportunity, restoreOpportunity } from '../opportunity/index.js';
import type { AnyPlan, Track } from '../plan/index.js';
import type { Place, Places } from './placesOf.js';

/**
 * The place of an opportunity in a machine; a `StagewrightError` for one that is none of this machine's.
 *
 * It says what `restoreOpportunity` says of a foreign or malformed one (`model_mismatch`, `malformed_opportunity`, …), and
 * `machine_mismatch` for one of another series or variant of the same model.
 */
export function placeOpportunity(
  plan: AnyPlan,
  track: Track,
  places: Places,
  given: unknown,
): { readonly opportunity: AnyOpportunity; readonly place: Place } {
  const restored = restoreOpportunity(plan, given);
  if (!restored.ok) throw new StagewrightError(restored.issues);
  const opportunity = given as AnyOpportunity;
  const { series, variant, status, stage, outcome } = opportunity;
  if (series !== track.series.id || variant !== track.variant) {
    const expected = { expectedSeries: track.series.id, expectedVariant: track.variant };
    throw new StagewrightError([createIssue('machine_mismatch', 'series', { series, variant, ...expected })]);
  }
  const place = places.of(opportunity);
  if (place === undefined)
    throw new StagewrightError([
      createIssue('malformed_opportunity', 'status', { key: 'status', status, stage, outcome }),
    ]);
  return { opportunity, place };
}
