import { assign } from 'xstate';
import type { CustomerState, SalesModelInput } from '../definition/index.js';
import { createIssue, demandOptions, demandType, StagewrightError } from '../issues/index.js';
import { type AnyPlan, found, nearestName, refineCustomerStates, type SalesPlan } from '../plan/index.js';
import type { CustomerContext, CustomerMachine } from './CustomerMachine.js';
import { PlacedMachine, type Placing } from './PlacedMachine.js';
import { encodeNodeId, stateKey } from './stateKey.js';

/**
 * The XState machine of the customer's own states: those that the model keeps, in its order.
 *
 * Effects of opportunities drive it: `customer.advance` moves it forward and is ignored where its state is not ahead,
 * `customer.tag` notes a tag once, `customer.review` sets `reviewDue`; nothing of that ever moves the customer back. Somebody
 * who has looked says `customer.reviewed`, with another state where it no longer held. A model without series has no
 * opportunities: there `customer.advance { to }` is sent directly, and only there. A merged state stands for the one it
 * was merged into. An effect delivered twice changes nothing the second time.
 *
 * An actor starts at the first state with no tags, or where `input` says. Input that is no customer of the model puts it
 * into XState's status `error`, with a `StagewrightError` (`unknown_reference`, `unknown_property`, `wrong_type`). An
 * event that names no state of the model is one that the machine does not take: `can` is false, and it changes nothing.
 *
 * @throws {StagewrightError} `missing_property` where the model has no customer states.
 *
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { toCustomerMachine } from 'stagewright/machine';
 * import { createActor } from 'xstate';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, customerStates: ['prospect', 'customer', 'loyal'], series: [],
 * }));
 * const actor = createActor(toCustomerMachine(plan)).start();
 * actor.send({ type: 'customer.advance', to: 'customer' })
 * actor.getSnapshot().value // => 'customer'
 * actor.getSnapshot().can({ type: 'customer.advance', to: 'prospect' }) // => false
 */
export function toCustomerMachine<M extends SalesModelInput>(plan: SalesPlan<M>): CustomerMachine<M> {
  const { states } = refineCustomerStates(plan as AnyPlan);
  const { definition, id, version, series } = plan as AnyPlan;
  const all: readonly CustomerState[] = definition.customerStates;
  if (states.length === 0)
    throw new StagewrightError([createIssue('missing_property', 'customerStates', { property: 'customerStates' })]);
  /** The kept state that an id stands for. */
  const standsFor = new Map(all.map((state) => [state.id, state.mergedInto ?? state.id]));
  const config = {
    id: `${encodeNodeId(id)}.customer`,
    version: String(version),
    meta: { model: { id, version } },
    initial: stateKey(states[0]?.id ?? ''),
    states: Object.fromEntries(
      states.map((state, index) => [stateKey(state.id), stateConfig(state.id, states, index)]),
    ),
  };
  return new PlacedMachine(
    config as never,
    implementations(standsFor, series.size > 0) as never,
    placing(states, standsFor),
  ) as unknown as CustomerMachine<M>;
}

function stateConfig(id: string, states: readonly CustomerState[], index: number) {
  const leading = (guard: string, action: string | null, targets: readonly CustomerState[]) =>
    targets.map((target) => ({
      target: `#state/${encodeNodeId(target.id)}`,
      guard: { type: guard, params: { to: target.id } },
      actions: action === null ? [] : [{ type: action }],
    }));
  return {
    id: `state/${encodeNodeId(id)}`,
    meta: { state: id },
    on: {
      'customer.advance': leading('advancesTo', null, states.slice(index + 1)),
      'customer.tag': [{ guard: { type: 'isNewTag' }, actions: [{ type: 'addTag' }] }],
      'customer.review': [{ guard: { type: 'isNotDue' }, actions: [{ type: 'askReview' }] }],
      'customer.reviewed': [
        { guard: { type: 'confirms', params: { state: id } }, actions: [{ type: 'endReview' }] },
        ...leading(
          'correctsTo',
          'endReview',
          states.filter((state) => state.id !== id),
        ),
      ],
    },
  };
}

type Sent = { readonly to?: unknown; readonly tag?: unknown; readonly opportunityId?: unknown };
type Args = { readonly context: CustomerContext; readonly event: Sent };

function implementations(standsFor: ReadonlyMap<unknown, string>, hasSeries: boolean) {
  /** Where opportunities exist, only they speak of the customer. */
  const mayDrive = ({ opportunityId }: Sent) => !hasSeries || typeof opportunityId === 'string';
  return {
    guards: {
      advancesTo: ({ event }: Args, { to }: { readonly to: string }) =>
        mayDrive(event) && standsFor.get(event.to) === to,
      isNewTag: ({ context, event }: Args) =>
        mayDrive(event) && typeof event.tag === 'string' && !context.tags.includes(event.tag),
      isNotDue: ({ context, event }: Args) => mayDrive(event) && !context.reviewDue,
      confirms: ({ context, event }: Args, { state }: { readonly state: string }) =>
        context.reviewDue && (event.to === undefined || standsFor.get(event.to) === state),
      correctsTo: ({ event }: Args, { to }: { readonly to: string }) => standsFor.get(event.to) === to,
    },
    actions: {
      addTag: assign<CustomerContext, { type: 'customer.tag'; tag: string }, undefined, never, never>(
        ({ context, event }) => ({ tags: [...context.tags, event.tag] }),
      ),
      askReview: assign<CustomerContext, never, undefined, never, never>({ reviewDue: true }),
      endReview: assign<CustomerContext, never, undefined, never, never>({ reviewDue: false }),
    },
  };
}

type Given = { readonly state?: string; readonly tags?: readonly string[]; readonly reviewDue?: boolean };

function placing(states: readonly CustomerState[], standsFor: ReadonlyMap<string, string>): Placing {
  const keptOf = (id: string): string => {
    const kept = standsFor.get(id);
    if (kept === undefined)
      throw new StagewrightError([
        createIssue('unknown_reference', 'customerStates', {
          kind: 'customerState',
          id: found(id),
          nearest: typeof id === 'string' ? nearestName(id, [...standsFor.keys()]) : null,
        }),
      ]);
    return kept;
  };
  return {
    placeInput: (input) => {
      demandOptions('input', input ?? {}, ['state', 'tags', 'reviewDue']);
      const { state, tags = [], reviewDue = false } = (input ?? {}) as Given;
      demandType('input.tags', 'list', tags);
      for (const tag of tags) demandType('input.tags', 'text', tag);
      demandType('input.reviewDue', 'boolean', reviewDue);
      const value = stateKey(state === undefined ? (states[0]?.id ?? '') : keptOf(state));
      return { value, context: { tags: [...new Set(tags)], reviewDue } };
    },
    checkStored: () => {},
    beforeSelecting: () => {},
  };
}
