import { isGivenByHand, trackOf } from '../plan/index.js';
import { type Case, impossible, type Step } from './Case.js';
import { checkReason, checkRoles } from './checkRights.js';
import { chooseVariant } from './chooseVariant.js';
import { notHere } from './decideStageMove.js';
import { enterStage, keptActions } from './enterStage.js';

/** Carries an opportunity over into a stage of another series; its variant is chosen anew. */
export function decideTransfer(found: Case): (() => Step) | null {
  const { opportunity, plan, event } = found;
  const { transfer } = plan.definition.lifecycle;
  const { status } = opportunity;
  if (status !== 'open' && status !== 'suspended' && status !== 'pooled') return notHere(found);
  if (transfer === false) return impossible(found, 'move_not_allowed', 'lifecycle.transfer', { event: 'transfer' });
  checkRoles(found, transfer.roles, 'lifecycle.transfer.roles');
  const choices = transfer.reasons
    ? new Set<string>(transfer.reasons.map(({ id }: { readonly id: string }) => id))
    : null;
  checkReason(found, 'lifecycle.transfer.reasons', { required: true, choices });
  if (event.series === undefined) {
    found.inputs.push({ name: 'series', choices: [...plan.series.keys()].filter((id) => id !== opportunity.series) });
    return null;
  }
  const series = plan.series.get(event.series as string);
  if (series === undefined || series.id === opportunity.series) {
    return impossible(found, 'move_not_allowed', 'lifecycle.transfer', { event: 'transfer', series: event.series });
  }
  const variant = chooseVariant(found, series.series);
  const track = trackOf(plan, series.id, variant);
  const index = event.to === undefined ? track?.startIn[0] : track?.stageIndex.get(event.to as string);
  const to = track?.stages[index ?? -1];
  if (track === undefined || to === undefined || to.afterWin) {
    const dropped = to === undefined && series.stageIds.has(event.to as string) ? { variant } : {};
    const params = { event: 'transfer', series: series.id, to: event.to ?? null, ...dropped };
    return impossible(found, 'move_not_allowed', `series.${series.id}`, params);
  }
  return () => {
    const changes = enterStage(found, track, to);
    const kept = keptActions(opportunity, found.track);
    if (kept !== null) changes.kept = kept;
    changes.series = series.id;
    changes.variant = variant;
    changes.parked = null;
    // Where nobody gives one, nobody could take it back either.
    if (!isGivenByHand(series.series)) changes.probability = null;
    return { changes, to: to.id, effects: [] };
  };
}
