import type { BlockerCode } from '../../opportunity/index.js';
import type { Demand } from '../../satisfiability/index.js';
import type { JourneyEvent } from '../journeys/Journey.js';

/** An event that a rule of the design refuses, and with which code. */
export type Attempt = {
  readonly code: BlockerCode;
  /** Where the rule stands that refuses. */
  readonly path: string;
  readonly event: JourneyEvent;
  /** Events just before it, in a step that is refused as a whole. */
  readonly after: readonly JourneyEvent[];
  /** What must be so, with nothing else in the way. */
  readonly demand: Demand;
  /** The least that must be so, where the rest cannot be. */
  readonly least: Demand;
  /** Whether the event carries no reason, one that is none of the declared, or a good one where it needs one. */
  readonly reason: 'good' | 'none' | 'unknown';
  /** How many days after the opportunity was closed. */
  readonly later: number;
  /** By somebody without any role. */
  readonly asNobody: boolean;
  /** A requirement is not met. */
  readonly unmet: boolean;
};

export const ALWAYS: Demand = { all: [] };

/** What most attempts have in common. */
export const PLAIN_ATTEMPT = {
  after: [],
  demand: ALWAYS,
  least: ALWAYS,
  reason: 'good',
  later: 0,
  asNobody: false,
  unmet: false,
} as const;

/** An event that is refused wherever a demand holds, whoever sends it. */
export const refusedWhere = (
  code: BlockerCode,
  path: string,
  event: JourneyEvent,
  demand: Demand = ALWAYS,
): Attempt => ({ ...PLAIN_ATTEMPT, code, path, event, demand, least: demand });
