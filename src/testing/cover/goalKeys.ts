import type { PlannedMoveKind } from './PlannedMove.js';

/** What a design gives to exercise, by kind. */
export const GOAL_KINDS = ['stages', 'moves', 'outcomes', 'reasons', 'events', 'requirements', 'refusals'] as const;
export type GoalKind = (typeof GOAL_KINDS)[number];

// The names of goals are those of a report: stable while the model is, and the same in every variant of a series.

export const stageKey = (series: string, stage: string): string => `${series}: ${stage}`;
export const reasonKey = (series: string, outcome: string, reason: string): string =>
  `${series}: ${outcome}: ${reason}`;
export const branchKey = (path: string, branch: 'met' | 'unmet'): string => `${path} ${branch}`;
export const refusalKey = (code: string, path: string): string => `${code} ${path}`;

export function moveKey(series: string, from: string, to: string, kind: PlannedMoveKind): string {
  return kind === 'finish' ? `${series}: ${from} → end` : `${series}: ${from} → ${to} (${kind})`;
}

/** An event beside the moves, with what it is about: a process, the series handed over to, opened in or estimated. */
export function eventKey(event: { readonly [property: string]: unknown }, series: string): string {
  const isOfSeries = event.type === 'setProbability' || event.type === 'open';
  const about = isOfSeries ? series : (event.process ?? event.series);
  return about === undefined ? String(event.type) : `${event.type}: ${about}`;
}

/** The reason of an event beside the moves. */
export const eventReasonKey = (type: string, reason: string): string => `${type}: ${reason}`;
