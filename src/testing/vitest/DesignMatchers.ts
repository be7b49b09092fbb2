import type { Condition } from '../../definition/index.js';
import type { LintOptions } from '../../lint/index.js';
import type { BlockerCode } from '../../opportunity/index.js';
import type { AnyPlan } from '../../plan/index.js';
import type { PathTarget } from '../findPath.js';
import type { Journey } from '../journeys/Journey.js';

type AnyEvent = { readonly type: string; readonly [property: string]: unknown };

/** What `expect` can say about models, plans and situations. `R` is what a matcher returns. */
export interface DesignMatchers<R = unknown> {
  /** Of a model: the design lint has no error to tell. See `assertNoDesignErrors`. */
  toHaveNoDesignErrors(options?: LintOptions): R;
  /** Of a situation: the event, complete, may happen. See `assertAllows`. */
  toAllow(event: AnyEvent): R;
  /** Of a situation: the event is refused with this code and, among its own, these parameters. See `assertRefuses`. */
  toRefuse(event: AnyEvent, code: BlockerCode, params?: object): R;
  /** Of a plan: some way leads there. See `assertReaches`. */
  toReach(target: PathTarget): R;
  /** Of a plan: no way leads there along which the condition never holds, and this is proven. See `assertNeverReaches`. */
  toNeverReach(target: PathTarget, options?: { readonly without?: Condition }): R;
  /** Of records and refusals: every move of the plan is made in them. See `assertCoversEveryMove`. */
  toCoverEveryMove(plan: AnyPlan): R;
  /** Of a plan: the journey happens step by step as it says. See `assertFollows`. */
  toFollow(journey: Journey): R;
}
