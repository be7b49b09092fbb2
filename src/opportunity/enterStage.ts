import type { Keep } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import type { StagePlan, Track } from '../plan/index.js';
import type { Case } from './Case.js';
import { oneEntry } from './entries.js';
import type { AnyOpportunity } from './Opportunity.js';
import { own } from './own.js';

/**
 * The changes that begin a new visit. Completions belong to the visit that ends; they are kept aside only for stages
 * that a later move may restore (`keep: 'all'`).
 */
export function enterStage(
  { opportunity, context }: Pick<Case, 'opportunity' | 'context'>,
  track: Track,
  target: StagePlan,
  keep: Keep = 'approvals',
): { [key: string]: Json } {
  const { visit } = opportunity;
  const changes: { [key: string]: Json } = {
    status: target.afterWin ? 'won' : 'open',
    stage: target.id,
    stageEnteredAt: context.atText,
    visit: {
      number: visit.number + 1,
      clockFrom: context.atText,
      parkedMs: 0,
      suspensions: [],
      actions: keep === 'all' ? restoredActions(opportunity, target) : {},
    },
    visited: oneEntry(target.id, (own(opportunity.visited, target.id) ?? 0) + 1),
  };
  const kept = keptActions(opportunity, track);
  if (kept !== null) changes.kept = kept;
  if (keep === 'none') changes.processes = withdrawnFrom(opportunity, track, target);
  return changes;
}

/** The completions of the visit that ends, where a later move may ask for them back. */
export function keptActions(opportunity: AnyOpportunity, track: Track): Json {
  const left = opportunity.stage === null ? undefined : track.stages[track.stageIndex.get(opportunity.stage) ?? -1];
  if (left === undefined || !left.keepsActions) return null;
  return oneEntry(left.id, opportunity.visit.actions as Json);
}

function restoredActions(opportunity: AnyOpportunity, target: StagePlan): Json {
  return (
    opportunity.stage === target.id ? opportunity.visit.actions : (own(opportunity.kept, target.id) ?? {})
  ) as Json;
}

/**
 * Processes of the target or of later stages have to be raised again; their round stays, so that old answers cannot count.
 * A conversion can only come with the lead, so what it brought stays.
 */
function withdrawnFrom(opportunity: AnyOpportunity, track: Track, target: StagePlan): { [process: string]: Json } {
  const withdrawn: { [process: string]: Json } = {};
  for (const { id, process } of track.stages.slice(target.index).flatMap(({ processes }) => processes)) {
    if (process.kind === 'conversion') continue;
    const entry = own(opportunity.processes, id);
    if (entry !== undefined) withdrawn[id] = { ...entry, status: 'withdrawn' } as Json;
  }
  return withdrawn;
}
