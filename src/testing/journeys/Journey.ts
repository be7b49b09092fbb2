import type { Json } from '../../issues/index.js';
import type { GivenState } from '../GivenState.js';

/**
 * Facts that are written straight into the opportunity before a step, whatever the rights to do so: what a journey is
 * about is what follows from them. What is not named stays as it is.
 */
export type StepFacts = {
  /** `null`: it has no value. The opportunity's type stands under `type`, where that is no field. */
  readonly fields?: { readonly [field: string]: Json };
  /** How often each was completed in this visit. */
  readonly actions?: { readonly [action: string]: number };
  /** The state of the last round; `none`: it was never raised. */
  readonly processes?: { readonly [process: string]: 'none' | 'pending' | 'approved' | 'rejected' | 'withdrawn' };
  readonly answers?: { readonly [question: string]: 'yes' | 'no' | 'unknown' };
  /** The host's answers from here on; `null`: nobody answers. */
  readonly checks?: { readonly [check: string]: boolean | null };
};

/**
 * An event in its whole form, as the kernel takes it. Two more stand at the beginning of a journey that begins with
 * nothing: `open` with what `openOpportunity` takes beside the id, the type of the opportunity as `opportunityType`; and
 * `create` with the kind of `object`, `fields` and `processes`, which asks `explainCreation`.
 */
export type JourneyEvent = { readonly type: string; readonly [property: string]: Json };

/**
 * What a step must come to: every property that stands here. A `refused` one leaves everything as it was; what stands
 * beside the code and its `at` are parameters that it must have among its own.
 */
export type Expectation = {
  /** The stage it stands in afterwards. */
  readonly stage?: string | null;
  readonly outcome?: string | null;
  readonly status?: string;
  readonly reason?: string | null;
  readonly series?: string;
  readonly variant?: string | null;
  readonly type?: string | null;
  /** The record that may be created, where no opportunity is opened. */
  readonly created?: string;
  /** The code of a blocker; where nothing but an input is lacking, `needs_input`. */
  readonly refused?: string;
  /** The place in the model of that blocker. */
  readonly at?: string;
  readonly [param: string]: Json | undefined;
};

/** One step: facts, then events that happen as a whole or not at all, and what they come to. */
export type JourneyStep = {
  /** Elapsed days of 24 hours since the step before. */
  readonly later?: number;
  /** The roles of who acts in this step; left out: every role. */
  readonly as?: readonly string[];
  readonly facts?: StepFacts;
  readonly when: readonly JourneyEvent[];
  readonly then: Expectation;
  /** Of the file it was read from, counted from 1. */
  readonly line?: number;
};

/** "Given, when, then" for a design: an opportunity, and what becomes of it step by step. Plain data. */
export type Journey = {
  readonly title: string;
  /**
   * As `given` takes it: what is left out is filled in, in the stage that it begins in. A journey whose first event is
   * `open` or `create` begins with nothing: only `at` and `checks` can be said before. Left out: nothing is said.
   */
  readonly given?: GivenState;
  readonly steps: readonly JourneyStep[];
  /** Of the file it was read from, counted from 1. */
  readonly line?: number;
};

// What may stand in a file of journeys: what else stands there was misspelt. Lines come of the reading.
export const JOURNEY_PROPERTIES: readonly (keyof Journey)[] = ['title', 'given', 'steps'];
export const STEP_PROPERTIES: readonly (keyof JourneyStep)[] = ['later', 'as', 'facts', 'when', 'then'];
export const FACT_PROPERTIES: readonly (keyof StepFacts)[] = ['fields', 'actions', 'processes', 'answers', 'checks'];
