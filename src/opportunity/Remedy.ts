import type { FieldOf, QuestionOf, SalesModelInput } from '../definition/index.js';
import type { EventOf } from './Event.js';

/** What brings it about without another word. */
type Whole = 'completeAction' | 'raiseProcess' | 'approveProcess' | 'resume';

/**
 * The event that removes a blocker. One that is whole is applied as it is. The others lack what only a person can say, so
 * they are no events yet: the values of the fields that are named, an answer, an outcome with its reason, an owner.
 */
export type Remedy<M extends SalesModelInput = SalesModelInput> =
  | Extract<EventOf<M>, { readonly type: Whole }>
  | { readonly type: 'setFields'; readonly fields: readonly (FieldOf<M> | 'type')[] }
  | { readonly type: 'answerQuestion'; readonly question: QuestionOf<M> }
  | { readonly type: 'close' }
  | { readonly type: 'assign' };
