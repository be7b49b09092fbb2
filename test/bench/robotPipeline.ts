import { createMachine, guard, interpret, reduce, state, transition } from 'robot3';
import type { PipelineEvent } from './pipeline.js';

/** The same pipeline in another state machine library: guards, no records, no reasons given. */

type Fields = { readonly contact: string | null; readonly amount: number | null; readonly discount: number | null };
type Context = { readonly fields: Fields; readonly done: readonly string[] };
type Of<T extends PipelineEvent['type']> = Extract<PipelineEvent, { readonly type: T }>;

const REASONS: { readonly [outcome: string]: readonly string[] } = { won: ['fit', 'price'], lost: ['price', 'rival'] };
const STAGES = ['s1', 's2', 's3', 's4', 's5', 's6'] as const;

const READY: { readonly [stage: string]: (context: Context) => boolean } = {
  s1: ({ fields }) => fields.contact !== null,
  s2: ({ fields }) => fields.amount !== null,
  s3: ({ done }) => done.includes('demo'),
  s4: ({ fields }) => fields.amount !== null && fields.contact !== null,
  s5: ({ fields, done }) => done.includes('offer') && fields.discount !== null && fields.discount <= 0.3,
  s6: ({ fields }) => fields.discount !== null,
};

const newVisit = reduce<Context, PipelineEvent>((context) => ({ ...context, done: [] }));
const setFields = reduce<Context, Of<'setFields'>>((context, { values }) => ({
  ...context,
  fields: { ...context.fields, ...(values as Partial<Fields>) },
}));
const completeAction = reduce<Context, Of<'completeAction'>>((context, { action }) => ({
  ...context,
  done: [...context.done, action],
}));

function stageState(stage: string, index: number) {
  const previous = STAGES[index - 1];
  const isReady = READY[stage] as (context: Context) => boolean;
  const outcomes = index === 5 ? ['won', 'lost'] : ['lost'];
  return state(
    ...(index < 5 ? [transition('advance', STAGES[index + 1] as string, guard(isReady), newVisit)] : []),
    ...(index < 4
      ? [
          transition(
            'skip',
            STAGES[index + 2] as string,
            guard<Context, Of<'skip'>>((context, { to }) => to === STAGES[index + 2] && isReady(context)),
            newVisit,
          ),
        ]
      : []),
    ...STAGES.slice(0, index).map((to) =>
      transition(
        'rollBack',
        to,
        guard<Context, Of<'rollBack'>>((_, event) => (event.to ?? previous) === to && (event.reason ?? '') !== ''),
        newVisit,
      ),
    ),
    ...outcomes.map((outcome) =>
      transition(
        'close',
        outcome,
        guard<Context, Of<'close'>>(
          (context, event) =>
            event.outcome === outcome &&
            (REASONS[outcome]?.includes(event.reason) ?? false) &&
            (outcome !== 'won' || isReady(context)),
        ),
        newVisit,
      ),
    ),
    transition('setFields', stage, setFields),
    transition('completeAction', stage, completeAction),
  );
}

function closedState(outcome: string) {
  return state(
    ...(outcome === 'lost'
      ? [
          transition(
            'changeOutcome',
            'won',
            guard<Context, Of<'changeOutcome'>>(
              (_, { to, reason }) => to === 'won' && (REASONS.won ?? []).includes(reason),
            ),
            newVisit,
          ),
        ]
      : []),
    ...STAGES.map((to) =>
      transition(
        'reopen',
        to,
        guard<Context, Of<'reopen'>>((_, event) => (event.to ?? 's3') === to),
        newVisit,
      ),
    ),
    transition('setFields', outcome, setFields),
  );
}

export function robotPipeline() {
  const machine = createMachine(
    's1',
    {
      ...Object.fromEntries(STAGES.map((stage, index) => [stage, stageState(stage, index)])),
      won: closedState('won'),
      lost: closedState('lost'),
    } as never,
    (): Context => ({ fields: { contact: null, amount: null, discount: null }, done: [] }),
  );
  return interpret(machine as never, () => {}) as unknown as {
    readonly send: (event: PipelineEvent) => void;
    readonly machine: { readonly current: string };
    readonly context: Context;
  };
}
