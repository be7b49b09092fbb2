import type { BlockerCode } from '../../../opportunity/index.js';
import type { Demand } from '../../../satisfiability/index.js';
import type { JourneyEvent } from '../../journeys/Journey.js';
import { ALWAYS } from '../Attempt.js';

/** A record that is created, or an opportunity that is opened, by one event. */
export type Creation = {
  /** Without the facts that it needs, but with a value that fits no field. */
  readonly event: JourneyEvent;
  /** The series that conditions are asked in; empty before there is one. */
  readonly series: string;
  /** The type of the opportunity: one, `null` for none, left out for whichever suits. */
  readonly type?: string | null;
  /** What must be so, with nothing else in the way. */
  readonly demand: Demand;
  /** The least that must be so, where the rest cannot be. */
  readonly least: Demand;
};

/** A creation that a rule of the design refuses. */
export type RefusedCreation = Creation & {
  readonly code: BlockerCode;
  /** Where the rule stands that refuses. */
  readonly path: string;
  /** A requirement is not met. */
  readonly unmet: boolean;
};

/** An opening that the design allows. */
export type AllowedCreation = Creation & {
  /** Where it is counted among the events. */
  readonly goal: string;
  /** Paths of what it asks for. */
  readonly asks: readonly string[];
};

/** @param others what keeps everything else from standing in the way. */
export function refusedCreation(
  code: BlockerCode,
  path: string,
  creation: Pick<Creation, 'event' | 'series' | 'type'>,
  least: Demand = ALWAYS,
  others: Demand = ALWAYS,
): RefusedCreation {
  return { ...creation, code, path, unmet: false, demand: { all: [least, others] }, least };
}

export const opening = (series: string): JourneyEvent => ({ type: 'open', series });
