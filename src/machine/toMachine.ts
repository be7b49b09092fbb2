import { matchesState } from 'xstate';
import type { SalesModelInput, SeriesOf, VariantOf } from '../definition/index.js';
import { createIssue, demandOptions, StagewrightError } from '../issues/index.js';
import type { DecisionContext } from '../opportunity/index.js';
import { type AnyPlan, type SalesPlan, trackNamed } from '../plan/index.js';
import { buildMachineConfig } from './buildMachineConfig.js';
import { type ContextSource, KernelQuestions } from './KernelQuestions.js';
import { kernelImplementations } from './kernelImplementations.js';
import { type OpportunityPlacing, PlacedMachine } from './PlacedMachine.js';
import { placeOpportunity } from './placeOpportunity.js';
import { placesOf } from './placesOf.js';
import type { SeriesEventInContext, SeriesMachine } from './SeriesMachine.js';

export type ToMachineOptions<M extends SalesModelInput, S extends string = SeriesOf<M>> = {
  /** One variant of the series; left out: all its stages. */
  readonly variant?: VariantOf<M, S>;
  /**
   * The instant, the actor and the host's answers, asked for once for every event. It must not throw: XState ends an
   * actor whose guard throws. Left out: events carry all that beside their own data.
   */
  readonly context?: () => DecisionContext<M>;
};

/**
 * The XState machine of a series, with the kernel behind its guards and its one action.
 *
 * States: `open.<stage>`, `suspended`, `pooled`, `result.<outcome>`, `afterWin.<stage>`, `done`, `voided`; none is final,
 * since everything can still be reopened, changed or voided. Every transition asks the kernel, once an event; a refused
 * event leaves the snapshot as it is, and `explainSend` says why. What was decided is in the context and is emitted:
 * `{ type: 'record', record }` for each record, then the effects.
 *
 * The actor begins where the opportunity of its input stands. `transfer` leads into another series, hence into another
 * machine: put it to `apply`, and go on with the machine of that series. An event whose `id` was seen before causes no
 * transition.
 *
 * @param series The series, which an opportunity stays in as long as it is in this machine.
 * @throws {StagewrightError} `unknown_reference` where the plan has no such series or variant.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, openOpportunity } from 'stagewright';
 * import { toMachine } from 'stagewright/machine';
 * import { createActor } from 'xstate';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Product demo' },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { actions: ['demo'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
 * const opened = openOpportunity(plan, { id: 'o-1' }, context);
 * if (!opened.ok) throw new Error(opened.standing);
 * const machine = toMachine(plan, 's', { context: () => context });
 * const actor = createActor(machine, { input: { opportunity: opened.opportunity } }).start();
 * actor.getSnapshot().can({ type: 'advance' }) // => false
 * actor.send({ type: 'completeAction', action: 'demo' })
 * actor.send({ type: 'advance' })
 * actor.getSnapshot().value // => { open: 'b' }
 */
export function toMachine<M extends SalesModelInput, const S extends SeriesOf<M>>(
  plan: SalesPlan<M>,
  series: S,
  options: ToMachineOptions<M, S> & { readonly context: () => DecisionContext<M> },
): SeriesMachine<M, S>;
export function toMachine<M extends SalesModelInput, const S extends SeriesOf<M>>(
  plan: SalesPlan<M>,
  series: S,
  options?: ToMachineOptions<M, S> & { readonly context?: never },
): SeriesMachine<M, S, SeriesEventInContext<M, S>>;
export function toMachine(
  plan: AnyPlan,
  series: string,
  options: { readonly variant?: string; readonly context?: ContextSource } = {},
): unknown {
  demandOptions('options', options, ['variant', 'context']);
  const track = trackNamed(plan, series, options.variant);
  const places = placesOf(track);
  const questions = new KernelQuestions(plan, places, options.context);
  const placing: OpportunityPlacing = {
    questions,
    placeInput: (input) => {
      const { opportunity, place } = placeOpportunity(
        plan,
        track,
        places,
        (input as { readonly opportunity?: unknown } | undefined)?.opportunity,
      );
      return { value: place.value, context: { opportunity } };
    },
    checkStored: ({ value, context }) => {
      const { opportunity, place } = placeOpportunity(plan, track, places, context.opportunity);
      if (matchesState(place.value, value)) return;
      throw new StagewrightError([
        createIssue('malformed_snapshot', 'value', { status: opportunity.status, stage: opportunity.stage }),
      ]);
    },
    beforeSelecting: () => questions.forget(),
  };
  return new PlacedMachine(
    buildMachineConfig(plan, track, places) as never,
    kernelImplementations(questions, places) as never,
    placing,
  );
}
