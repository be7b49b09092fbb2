import { type EventObject, enqueueActions } from 'xstate';
import type { SalesModelInput } from '../definition/index.js';
import type { AnyOpportunity } from '../opportunity/index.js';
import type { KernelQuestions } from './KernelQuestions.js';
import type { Places } from './placesOf.js';
import type { SeriesEmitted } from './SeriesMachine.js';

type Context = { readonly opportunity: AnyOpportunity };
type Emitted = SeriesEmitted<SalesModelInput>;
type Args = { readonly context: Context; readonly event: unknown };
type Target = { readonly to: string };

/** The guards and the action that the configuration names; all of them read the kernel's one answer to the event. */
export function kernelImplementations(questions: KernelQuestions, places: Places) {
  return {
    guards: {
      leadsTo: ({ context, event }: Args, { to }: Target): boolean =>
        questions.ask(context.opportunity, event).to === to,
      mayHappen: ({ context, event }: Args): boolean => questions.ask(context.opportunity, event).applied !== null,
      hasMovedTo: ({ context }: Args, { to }: Target): boolean => places.of(context.opportunity)?.node === to,
    },
    actions: {
      apply: enqueueActions<Context, EventObject, undefined, EventObject, never, never, never, never, Emitted>(
        ({ context, event, enqueue }) => {
          const { applied } = questions.ask(context.opportunity, event);
          if (applied === null) return;
          enqueue.assign({ opportunity: applied.opportunity });
          for (const record of applied.records) enqueue.emit({ type: 'record', record });
          for (const effect of applied.effects) enqueue.emit(effect);
        },
      ),
    },
  };
}
