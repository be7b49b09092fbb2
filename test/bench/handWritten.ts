import { assign, emit, enqueueActions, setup } from 'xstate';
import type { PipelineEvent } from './pipeline.js';
import { type Facts, type Fields, READY, REASONS, STAGES } from './pipelineRules.js';

/** The same pipeline as somebody would write it in XState, without the library: guards inline, no reasons given. */

type Context = Facts & { readonly id: string; readonly seq: number };
type By = { readonly id: string; readonly roles: readonly string[] };
type Stamped = PipelineEvent & { readonly at: string; readonly by: By };

/** `records`: whether it also writes and emits what a log needs, as the compiled machine does. */
export function handWritten(records: boolean) {
  const base = setup({
    types: {
      context: {} as Context,
      events: {} as Stamped,
      emitted: {} as { type: 'record'; record: object } | { type: 'order.allow'; id: string },
    },
    guards: {
      isReady: ({ context }, { stage }: { stage: string }) => READY[stage]?.(context) ?? false,
      isReadyFor: ({ context, event }, { stage, to }: { stage: string; to: string }) =>
        event.type === 'skip' && event.to === to && (READY[stage]?.(context) ?? false),
      rollsTo: ({ event }, { to, previous }: { to: string; previous: string }) =>
        event.type === 'rollBack' &&
        (event.to ?? previous) === to &&
        typeof event.reason === 'string' &&
        event.reason !== '',
      closesWith: ({ context, event }, { outcome, stage }: { outcome: string; stage: string }) =>
        event.type === 'close' &&
        event.outcome === outcome &&
        (REASONS[outcome]?.includes(event.reason) ?? false) &&
        (outcome !== 'won' || (READY[stage]?.(context) ?? false)),
      changesTo: ({ event }, { to }: { to: string }) =>
        event.type === 'changeOutcome' && event.to === to && (REASONS[to]?.includes(event.reason) ?? false),
      reopensAt: ({ event }, { to }: { to: string }) => event.type === 'reopen' && (event.to ?? 's3') === to,
    },
    actions: {
      setFields: assign(({ context, event }) =>
        event.type === 'setFields' ? { fields: { ...context.fields, ...(event.values as Partial<Fields>) } } : {},
      ),
      completeAction: assign(({ context, event }) =>
        event.type === 'completeAction' ? { done: [...context.done, event.action] } : {},
      ),
      beginVisit: assign({ done: [] }),
      /** What goes into a log: who did what, when, from where to where, and the effects asked of the host. */
      record: enqueueActions(({ context, event, enqueue }, { from, to }: { from: string; to: string }) => {
        if (!records) return;
        const seq = context.seq + 1;
        const id = `${context.id}:${seq}`;
        const { at, by, ...own } = event;
        enqueue.assign({ seq });
        enqueue.emit({
          type: 'record',
          record: { id, opportunityId: context.id, seq, at, recordedAt: at, by, event: own, from, to },
        });
        if (to === 'won') enqueue.emit({ type: 'order.allow', id: `${id}#0` });
      }),
    },
  });
  void emit;
  const entering = (from: string, to: string) => [
    { type: 'beginVisit' } as const,
    ...(records ? [{ type: 'record', params: { from, to } } as const] : []),
  ];
  const staying = (at: string) => (records ? [{ type: 'record', params: { from: at, to: at } } as const] : []);
  const stageState = (stage: string, index: number) => ({
    tags: ['open'],
    on: {
      ...(index < 5
        ? {
            advance: [
              {
                target: STAGES[index + 1],
                guard: { type: 'isReady', params: { stage } },
                actions: entering(stage, STAGES[index + 1] as string),
              },
            ],
          }
        : {}),
      ...(index < 4
        ? {
            skip: [
              {
                target: STAGES[index + 2],
                guard: { type: 'isReadyFor', params: { stage, to: STAGES[index + 2] as string } },
                actions: entering(stage, STAGES[index + 2] as string),
              },
            ],
          }
        : {}),
      rollBack: STAGES.slice(0, index).map((to) => ({
        target: to,
        guard: { type: 'rollsTo', params: { to, previous: STAGES[index - 1] as string } },
        actions: entering(stage, to),
      })),
      close: (index === 5 ? ['won', 'lost'] : ['lost']).map((outcome) => ({
        target: outcome,
        guard: { type: 'closesWith', params: { outcome, stage } },
        actions: entering(stage, outcome),
      })),
      setFields: { actions: [{ type: 'setFields' }, ...staying(stage)] },
      completeAction: { actions: [{ type: 'completeAction' }, ...staying(stage)] },
    },
  });
  const closedState = (outcome: string) => ({
    tags: ['closed'],
    on: {
      ...(outcome === 'lost'
        ? {
            changeOutcome: [
              { target: 'won', guard: { type: 'changesTo', params: { to: 'won' } }, actions: entering('lost', 'won') },
            ],
          }
        : {}),
      reopen: STAGES.map((to) => ({
        target: to,
        guard: { type: 'reopensAt', params: { to } },
        actions: entering(outcome, to),
      })),
      setFields: { actions: [{ type: 'setFields' }, ...staying(outcome)] },
    },
  });
  return base.createMachine({
    id: 'deal',
    initial: 's1',
    context: { id: 'o-1', seq: 1, fields: { contact: null, amount: null, discount: null }, done: [] },
    states: {
      ...Object.fromEntries(STAGES.map((stage, index) => [stage, stageState(stage, index)])),
      won: closedState('won'),
      lost: closedState('lost'),
    },
  } as never);
}
