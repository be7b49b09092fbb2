import type { RoleOf, SalesModelInput } from '../definition/index.js';
import type { DecisionContext, EventInput, Opportunity } from '../opportunity/index.js';
import type { SalesPlan } from '../plan/index.js';

/** An opportunity of a plan, at a moment, under an actor: what a claim speaks about. Every step gives a new one. */
export interface Situation<M extends SalesModelInput = SalesModelInput> {
  readonly plan: SalesPlan<M>;
  readonly opportunity: Opportunity<M>;
  readonly context: DecisionContext<M>;
  /**
   * The same some days later: elapsed days of 24 hours, parts of a day too.
   *
   * @throws {StagewrightError} where `days` is no number from 0 on, or something else stands beside it.
   */
  later(time: { readonly days: number }): Situation<M>;
  /**
   * The same before another person, who holds these roles alone; none: somebody without a role.
   *
   * @throws {StagewrightError} where the model has no such role (`unknown_reference`).
   */
  as(...roles: readonly RoleOf<M>[]): Situation<M>;
  /**
   * What these events make of it, one after the other. One that is refused fails the claim with its verdict: the
   * situation that the claim speaks of cannot come about.
   */
  after(...events: readonly EventInput<M>[]): Situation<M>;
}
