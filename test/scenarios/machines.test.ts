import { compileSalesModel, defineSalesModel, type Effect } from 'stagewright';
import { toCustomerMachine, toMachine, toMachineConfig } from 'stagewright/machine';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import * as models from '../../examples/models/index.js';
import type { training } from '../../examples/models/training.js';
import { toConfirm, toNeed, toTrial, toWon, trainingPlan } from './support/trainingDesk.js';

describe('machines of the example models', () => {
  test('S3-12, S3-14, S3-17: a model that went through JSON gives the same machines', () => {
    for (const model of Object.values(models)) {
      const plan = compileSalesModel(model);
      const copy = compileSalesModel(JSON.parse(JSON.stringify(model)) as typeof model);
      for (const series of plan.series.keys()) {
        const config = toMachineConfig(plan, series as never);
        expect(toMachineConfig(copy, series as never)).toEqual(config);
        expect(JSON.parse(JSON.stringify(config))).toEqual(config);
      }
    }
  });

  test('S0-53: the stages lie beside one result, whose outcomes are its states; none of them is final', () => {
    const { states } = toMachineConfig(trainingPlan, 'M') as unknown as {
      readonly states: { readonly [key: string]: { readonly states?: object } };
    };
    expect(Object.keys(states.open?.states ?? {})).toEqual(['contact', 'need', 'trial', 'confirm']);
    expect(Object.keys(states.result?.states ?? {})).toEqual(['won', 'lost', 'dropped']);
    expect(JSON.stringify(states)).not.toContain('"final"');
  });

  test('S0-46, S0-54: the machine of M refuses a jump, moves by itself after the trial, and reopens', () => {
    const desk = toTrial();
    const context = () => desk.later({ minutes: 1 }).context({ checks: { managerAgrees: true } });
    const machine = toMachine(trainingPlan, 'M', { context });
    const actor = createActor(machine, { input: { opportunity: desk.opportunity } }).start();
    expect(actor.getSnapshot().value).toEqual({ open: 'trial' });
    expect(actor.getSnapshot().can({ type: 'advance' })).toBe(false);
    expect(actor.getSnapshot().can({ type: 'close', outcome: 'won', reason: 'trial' })).toBe(false);
    actor.send({ type: 'completeAction', action: 'attendTrial' });
    expect(actor.getSnapshot().value).toEqual({ open: 'confirm' });
    actor.send({ type: 'close', outcome: 'lost', reason: 'price' });
    expect(actor.getSnapshot().value).toEqual({ result: 'lost' });
    expect(actor.getSnapshot().hasTag('closed')).toBe(true);
    actor.send({ type: 'reopen' });
    expect(actor.getSnapshot().value).toEqual({ open: 'need' });
  });
});

describe('S0-14, S0-15: the customer’s own line', () => {
  test('without opportunities the customer is advanced directly', () => {
    const direct = compileSalesModel(
      defineSalesModel({
        format: 'stagewright/1',
        id: 'direct',
        version: 1,
        customerStates: ['potential', 'customer', 'loyal'],
        series: [],
      }),
    );
    const actor = createActor(toCustomerMachine(direct)).start();
    actor.send({ type: 'customer.advance', to: 'loyal' });
    expect(actor.getSnapshot().value).toBe('loyal');
    expect(actor.getSnapshot().can({ type: 'customer.advance', to: 'customer' })).toBe(false);
  });

  test('with them it is driven by their effects, along the six kept states, and never back', () => {
    const actor = createActor(toCustomerMachine(trainingPlan)).start();
    const receive = (effects: readonly Effect<typeof training>[]) => {
      for (const effect of effects) {
        if (effect.type === 'customer.advance' || effect.type === 'customer.tag' || effect.type === 'customer.review') {
          actor.send(effect);
        }
      }
      return actor.getSnapshot().value;
    };
    expect(actor.getSnapshot().value).toBe('potential');
    expect([toNeed, toTrial, toConfirm, toWon].map((play) => receive(play().effects))).toEqual([
      'protected',
      'pilot',
      'pilot-delivered',
      'formal',
    ]);
    expect(receive(toNeed().effects)).toBe('formal');
    const back = toTrial().sends({ type: 'rollBack', reason: 'Wrong course' });
    expect(receive(back.effects)).toBe('formal');
    expect(actor.getSnapshot().context.reviewDue).toBe(true);
  });
});
