import type { Demand } from '../../../satisfiability/index.js';
import type { JourneyEvent } from '../../journeys/Journey.js';
import type { Attempt } from '../Attempt.js';
import type { GoalKind } from '../goalKeys.js';

/** An event beside the moves that a design allows: parking, a vote, a fact with a right to it. */
export type PlannedEvent = {
  /** What it exercises. */
  readonly goals: readonly (readonly [kind: GoalKind, goal: string])[];
  /** The event, and where it parks the opportunity the one that brings it back. */
  readonly events: readonly JourneyEvent[];
  /** What it asks for. */
  readonly demand: Demand;
};

/** What can be put to an opportunity at a place beside the moves: what the design allows, and what it refuses. */
export type PlannedEvents = {
  readonly allowed: readonly PlannedEvent[];
  readonly attempts: readonly Attempt[];
};

export const NO_EVENTS: PlannedEvents = { allowed: [], attempts: [] };

export const joined = (all: readonly PlannedEvents[]): PlannedEvents => ({
  allowed: all.flatMap(({ allowed }) => allowed),
  attempts: all.flatMap(({ attempts }) => attempts),
});

/** A text for reasons where the design declares none. */
export const ANY_REASON = 'agreed';
