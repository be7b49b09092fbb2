import { compileSalesModel, defineSalesModel, type Effect, type SalesModelInput, StagewrightError } from 'stagewright';
import { toCustomerMachine } from 'stagewright/machine';
import { describe, expect, test } from 'vitest';
import { createActor, type Snapshot, transition } from 'xstate';

const customerStates = [
  { id: 'prospect' },
  { id: 'customer' },
  { id: 'repeat', mergedInto: 'customer' },
  { id: '#loyal' },
] as const;
const direct = compileSalesModel(
  defineSalesModel({ format: 'stagewright/1', id: 'direct', version: 3, customerStates, series: [] }),
);
const driven = compileSalesModel(
  defineSalesModel({
    format: 'stagewright/1',
    id: 'driven',
    version: 1,
    customerStates,
    series: [
      {
        id: 's',
        from: 'prospect',
        to: '#loyal',
        won: 'order-placed',
        stages: [{ id: 'a' }],
        result: { outcomes: [{ id: 'won', kind: 'won', advancesCustomerTo: 'customer' }] },
      },
    ],
  }),
);
type Driven = Effect<(typeof driven)['model']>;
const from = { id: 'o-1:2#0', opportunityId: 'o-1', at: '2026-03-01T00:00:00.000Z' };
const advanced = (to: string) => ({ ...from, type: 'customer.advance', to }) as Driven;
const tagged = (tag: string) => ({ ...from, type: 'customer.tag', tag }) as Driven;
const review = { ...from, type: 'customer.review' } as Driven;
const start = (input?: object) => createActor(toCustomerMachine(driven), { input: input as never }).start();

describe('states', () => {
  test('are those that are kept, in order, none of them final; the first is the start', () => {
    const { config } = toCustomerMachine(direct);
    expect(Object.keys(config.states ?? {})).toEqual(['prospect', 'customer', '%23loyal']);
    expect(config.initial).toBe('prospect');
    expect(JSON.stringify(config)).not.toContain('"final"');
    expect(JSON.parse(JSON.stringify(config))).toEqual(config);
    expect(config.meta).toEqual({ model: { id: 'direct', version: 3 } });
  });

  test('a model without customer states has no such machine', () => {
    const result = { outcomes: [{ id: 'won', kind: 'won' }] } as const;
    const series = [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result }] as const;
    const none: SalesModelInput = { format: 'stagewright/1', id: 'm', version: 1, series };
    expect(() => toCustomerMachine(compileSalesModel(none))).toThrow(StagewrightError);
  });
});

describe('driven by effects', () => {
  test('they move ahead only, a merged state standing for its own', () => {
    const actor = start();
    actor.send(advanced('repeat'));
    expect(actor.getSnapshot().value).toBe('customer');
    for (const to of ['prospect', 'customer', 'repeat', 'nowhere']) {
      expect(actor.getSnapshot().can(advanced(to))).toBe(false);
      const before = actor.getSnapshot();
      actor.send(advanced(to));
      expect(actor.getSnapshot()).toBe(before);
    }
    actor.send(advanced('#loyal'));
    expect(actor.getSnapshot().value).toBe('%23loyal');
  });

  test('what comes from no opportunity does not move the customer', () => {
    const actor = start();
    for (const type of ['customer.advance', 'customer.tag', 'customer.review']) {
      actor.send({ type, to: 'customer', tag: 'vip' } as never);
    }
    expect(actor.getSnapshot()).toMatchObject({ value: 'prospect', context: { tags: [], reviewDue: false } });
  });

  test('other effects change nothing', () => {
    const actor = start();
    const before = actor.getSnapshot();
    for (const type of ['order.allow', 'lead.create', 'host']) actor.send({ ...from, type } as Driven);
    expect(actor.getSnapshot()).toBe(before);
  });

  test('a tag is noted once, however often it is delivered, and the state stays', () => {
    const actor = start({ state: 'customer' });
    actor.send(tagged('repeat'));
    actor.send(tagged('repeat'));
    actor.send(tagged('cross'));
    expect(actor.getSnapshot()).toMatchObject({ value: 'customer', context: { tags: ['repeat', 'cross'] } });
  });
});

describe('a review', () => {
  const due = () => {
    const actor = start({ state: 'customer' });
    actor.send(review);
    return actor;
  };

  test('is asked for, and moves nobody', () => {
    expect(due().getSnapshot()).toMatchObject({ value: 'customer', context: { reviewDue: true } });
    expect(due().getSnapshot().can(review)).toBe(false);
  });

  test('that confirms the state ends it', () => {
    for (const event of [{ type: 'customer.reviewed' }, { type: 'customer.reviewed', to: 'repeat' }] as const) {
      const actor = due();
      actor.send(event);
      expect(actor.getSnapshot()).toMatchObject({ value: 'customer', context: { reviewDue: false } });
    }
  });

  test('that finds another state leads there, back as well as ahead', () => {
    for (const [to, value] of [
      ['prospect', 'prospect'],
      ['#loyal', '%23loyal'],
    ] as const) {
      const actor = due();
      actor.send({ type: 'customer.reviewed', to });
      expect(actor.getSnapshot()).toMatchObject({ value, context: { reviewDue: false } });
    }
  });

  test('of a state that the model does not have is refused', () => {
    const actor = due();
    actor.send({ type: 'customer.reviewed', to: 'nowhere' as 'prospect' });
    expect(actor.getSnapshot()).toMatchObject({ value: 'customer', context: { reviewDue: true } });
  });
});

describe('without series', () => {
  test('S0-14: the customer is advanced directly, ahead only, and tagged', () => {
    const actor = createActor(toCustomerMachine(direct)).start();
    actor.send({ type: 'customer.tag', tag: 'vip' });
    actor.send({ type: 'customer.advance', to: 'repeat' });
    expect(actor.getSnapshot()).toMatchObject({ value: 'customer', context: { tags: ['vip'] } });
    actor.send({ type: 'customer.advance', to: 'prospect' });
    expect(actor.getSnapshot().value).toBe('customer');
  });

  test('the pure transition of XState does the same', () => {
    const machine = toCustomerMachine(direct);
    const first = createActor(machine).getSnapshot();
    const [next, actions] = transition(machine, first, { type: 'customer.advance', to: '#loyal' });
    expect(next.value).toBe('%23loyal');
    expect(actions).toEqual([]);
    expect(first.value).toBe('prospect');
  });
});

describe('what is stored', () => {
  test('a snapshot survives JSON, and goes on from there', () => {
    const actor = start();
    actor.send(advanced('customer'));
    actor.send(tagged('repeat'));
    actor.send(review);
    const stored = JSON.parse(JSON.stringify(actor.getPersistedSnapshot())) as Snapshot<unknown>;
    const resumed = createActor(toCustomerMachine(driven), { snapshot: stored, input: undefined }).start();
    expect(resumed.getSnapshot()).toMatchObject({
      value: 'customer',
      context: { tags: ['repeat'], reviewDue: true },
    });
    resumed.send(advanced('#loyal'));
    expect(resumed.getSnapshot().value).toBe('%23loyal');
  });

  test('input places the customer: state, tags without repetition, a review that is due', () => {
    const actor = start({ state: 'repeat', tags: ['a', 'a', 'b'], reviewDue: true });
    expect(actor.getSnapshot()).toMatchObject({
      value: 'customer',
      context: { tags: ['a', 'b'], reviewDue: true },
    });
  });

  test.each([
    ['unknown_reference', { state: 'custmer' }],
    ['unknown_reference', { state: 5 }],
    ['unknown_property', { stat: 'customer' }],
    ['wrong_type', { reviewDue: 'yes' }],
    ['wrong_type', { tags: 5 }],
    ['wrong_type', { tags: [5] }],
    ['wrong_type', 'customer'],
  ])('input that is no customer is refused with %s: %j', (code, input) => {
    const actor = createActor(toCustomerMachine(driven), { input: input as never });
    const heard: unknown[] = [];
    actor.subscribe({ error: (error) => heard.push(error) });
    actor.start();
    const [error] = heard;
    expect(error).toBeInstanceOf(StagewrightError);
    expect((error as StagewrightError).issues.map((issue) => issue.code)).toEqual([code]);
    expect(actor.getSnapshot().status).toBe('error');
  });
});
