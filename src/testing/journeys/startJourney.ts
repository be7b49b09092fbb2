import type { Json } from '../../issues/index.js';
import {
  type AnyOpportunity,
  blankOpportunity,
  type DecisionContext,
  type TransitionRecord,
} from '../../opportunity/index.js';
import type { AnyPlan } from '../../plan/index.js';
import { instantText, readInstant } from '../../values/index.js';
import { fillIn } from '../fillIn.js';
import type { GivenState } from '../GivenState.js';
import { contextOf, placeGiven } from '../placeGiven.js';
import type { Journey, JourneyStep } from './Journey.js';
import { beginsWithNothing } from './playCreation.js';

/** The opportunity that a journey begins with, the first records of its log, and under whom and when. */
export type Started = {
  readonly opportunity: AnyOpportunity;
  readonly log: readonly TransitionRecord[];
  readonly context: DecisionContext;
};

/** What decides how a journey begins. */
type Beginning = Pick<Journey, 'given'> & { readonly steps: readonly Pick<JourneyStep, 'when'>[] };

/** @throws {StagewrightError} as `given` does. */
export function startJourney(plan: AnyPlan, { given: state = {}, steps }: Beginning, id = 'given'): Started {
  return beginsWithNothing(steps) ? startWithNothing(plan, state, id) : startGiven(plan, state, id);
}

/** What can be said before there is an opportunity. */
const BEFORE: readonly (keyof GivenState)[] = ['at', 'checks'];

/** Before there is an opportunity: with what it is opened stands in the event that opens it. */
function startWithNothing(plan: AnyPlan, state: GivenState, id: string): Started {
  const context = contextOf(plan, state, BEFORE);
  return { opportunity: blankOpportunity(plan, id, String(context.at)), log: [], context };
}

function startGiven(plan: AnyPlan, state: GivenState, id: string): Started {
  const { opportunity, context } = fillIn(plan, placeGiven(plan, state, id), state);
  const at = instantText(readInstant(context.at) ?? 0);
  const record: TransitionRecord = {
    id: `${opportunity.id}:${opportunity.seq}`,
    opportunityId: opportunity.id,
    seq: opportunity.seq,
    at,
    recordedAt: at,
    by: context.by,
    cause: 'import',
    event: { type: 'import' },
    from: null,
    to: opportunity.stage ?? opportunity.outcome,
    reads: { facts: {}, checks: {} },
    model: opportunity.model,
    series: opportunity.series,
    variant: opportunity.variant,
    changes: opportunity as unknown as { readonly [key: string]: Json },
  };
  return { opportunity, log: [record], context };
}
