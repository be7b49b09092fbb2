import type { CustomerStateOf, Effect, Opportunity, TransitionRecord } from 'stagewright';
import { explainSend, fromOpportunity, toCustomerMachine, toMachine } from 'stagewright/machine';
import { expectTypeOf, test } from 'vitest';
import { type AnyActorLogic, type AnyStateMachine, createActor } from 'xstate';
import { type model, plan } from '../support/typedModel.js';

type Model = typeof model;
declare const deal: Opportunity<Model>;
const context = () => ({ at: 0, by: { id: 'ann', roles: [] } });
const machine = toMachine(plan, 'project', { context });

// The bodies are read by the compiler alone.
test('a series machine is typed by the literals of its model', () => {
  const actor = createActor(machine, { input: { opportunity: deal }, snapshot: fromOpportunity(machine, deal) });
  const snapshot = actor.getSnapshot();
  expectTypeOf(snapshot.value).toEqualTypeOf<
    | { open: 'qualify' | 'shared' | 'bid' }
    | { result: 'won' | 'lost' | 'dropped' }
    | { afterWin: 'delivery' }
    | 'suspended'
    | 'pooled'
    | 'voided'
    | 'done'
  >();
  expectTypeOf(snapshot.context.opportunity).toEqualTypeOf<Opportunity<Model>>();
  snapshot.matches({ open: 'bid' });
  snapshot.matches('open');
  // @ts-expect-error no such stage
  snapshot.matches({ open: 'bidd' });
  // @ts-expect-error a stage of another series
  snapshot.matches({ open: 'offer' });
  snapshot.hasTag('won');
  // @ts-expect-error no such tag
  snapshot.hasTag('open.bid');
});

test('so are the events it takes', () => {
  const actor = createActor(machine, { input: { opportunity: deal } });
  actor.send({ type: 'close', outcome: 'lost', reason: 'price' });
  actor.getSnapshot().can({ type: 'skip', to: 'bid' });
  explainSend(actor, { type: 'reopen', to: 'qualify' });
  // @ts-expect-error a reason of another outcome
  actor.send({ type: 'close', outcome: 'lost', reason: 'fit' });
  // @ts-expect-error no such stage
  actor.getSnapshot().can({ type: 'skip', to: 'bidd' });
  // @ts-expect-error it leads out of this machine
  actor.send({ type: 'transfer', series: 'renewal', reason: 'x' });
  // @ts-expect-error no such action
  explainSend(actor, { type: 'completeAction', action: 'dmeo' });
});

test('so is what it emits', () => {
  const actor = createActor(machine, { input: { opportunity: deal } });
  actor.on('record', ({ record }) => expectTypeOf(record).toEqualTypeOf<TransitionRecord<Model>>());
  actor.on('process.raised', ({ process }) => expectTypeOf(process).toEqualTypeOf<'bid-review' | 'tax-change'>());
  // @ts-expect-error nothing of that name is emitted
  actor.on('recrod', () => {});
});

test('without a context, an event carries it', () => {
  const actor = createActor(toMachine(plan, 'project'), { input: { opportunity: deal } });
  actor.send({ type: 'advance', ...context() });
  // @ts-expect-error who did it, and when?
  actor.send({ type: 'advance' });
});

test('series and variants are named by the model', () => {
  toMachine(plan, 'project', { context, variant: 'short' });
  // @ts-expect-error no such series
  toMachine(plan, 'projct', { context });
  // @ts-expect-error no such variant
  toMachine(plan, 'project', { context, variant: 'shrot' });
  // @ts-expect-error that series has none
  toMachine(plan, 'renewal', { context, variant: 'short' });
});

test('the customer’s machine knows the states that are kept', () => {
  const actor = createActor(toCustomerMachine(plan), { input: { state: 'guest' } });
  expectTypeOf(actor.getSnapshot().value).toEqualTypeOf<'prospect' | 'customer'>();
  actor.send({} as Effect<Model>);
  actor.send({ type: 'customer.reviewed', to: 'guest' satisfies CustomerStateOf<Model> });
  // @ts-expect-error no such state
  actor.send({ type: 'customer.reviewed', to: 'gest' });
});

test('they are what XState’s tools take', () => {
  const machines: readonly (AnyActorLogic & AnyStateMachine)[] = [machine, toCustomerMachine(plan)];
  expectTypeOf(machines).not.toBeAny();
});
