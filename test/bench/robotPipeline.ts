import { createMachine, guard, interpret, reduce, state, transition } from 'robot3';
import type { PipelineEvent } from './pipeline.js';
import { type Facts, type Fields, READY, REASONS, STAGES } from './pipelineRules.js';

/** The same pipeline in another state machine library: guards, no records, no reasons given. */

type Context = Facts;
type Of<T extends PipelineEvent['type']> = Extract<PipelineEvent, { readonly type: T }>;

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
