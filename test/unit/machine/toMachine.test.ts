import { type AnyPlan, compileSalesModel, openOpportunity, type SalesModelInput, StagewrightError } from 'stagewright';
import { explainSend, fromOpportunity, toMachine, toMachineConfig } from 'stagewright/machine';
import { describe, expect, test } from 'vitest';
import { type AnyStateMachine, createActor, getNextSnapshot, initialTransition, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { modelOf, START } from '../../support/Player.js';

const ODD = [
  '1. Prospect',
  'Id. Decision Makers',
  '#New',
  'constructor',
  '新建',
  '🚀',
  'a/b\\c',
  '.',
  '%23x',
  'toString',
];
const context = () => ({ at: START, by: { id: 'ann', roles: [] } });

function machineOf(model: SalesModelInput) {
  const plan: AnyPlan = compileSalesModel(model);
  const opened = openOpportunity(plan, { id: 'o' } as never, context() as never);
  if (!opened.ok) throw new Error(opened.standing);
  const machine = toMachine(plan, 's' as never, { context: context as never }) as unknown as AnyStateMachine;
  return { plan, machine, opportunity: opened.opportunity };
}

const odd = machineOf(
  modelOf({
    stages: ODD.map((id) => ({ id })),
    moves: { rollBack: 'any', skip: 'allow' },
    result: {
      outcomes: [
        { id: '#won.', kind: 'won' },
        { id: 'hasOwnProperty', kind: 'lost' },
      ],
      reopen: {},
    },
  }),
);
const key = (id: string) => id.replace(/^#/, '%23');

describe('S3-12: any id is a state', () => {
  test('an actor goes through all of them, out, and back', () => {
    const actor = createActor(odd.machine, { input: { opportunity: odd.opportunity } }).start();
    const values = [actor.getSnapshot().value];
    for (const _ of ODD.slice(1)) {
      actor.send({ type: 'advance' });
      values.push(actor.getSnapshot().value);
    }
    expect(values).toEqual(ODD.map((id) => ({ open: key(id) })));
    for (const to of [...ODD].reverse().slice(1)) {
      actor.send({ type: 'rollBack', to, reason: 'back' });
      expect(actor.getSnapshot().value).toEqual({ open: key(to) });
    }
    actor.send({ type: 'skip', to: 'toString' });
    actor.send({ type: 'close', outcome: '#won.', reason: 'fit' });
    expect(actor.getSnapshot().value).toEqual({ result: '%23won.' });
    actor.send({ type: 'reopen', reason: 'again' });
    expect(actor.getSnapshot().value).toEqual({ open: 'toString' });
  });

  test('`__proto__` is none, for a stage and for an outcome', () => {
    expect(() => machineOf(modelOf({ stages: [{ id: '__proto__' }] }))).toThrow(StagewrightError);
    const outcomes = [{ id: '__proto__', kind: 'won' as const }];
    expect(() => machineOf(modelOf({ stages: [{ id: 'a' }], result: { outcomes } }))).toThrow(StagewrightError);
  });
});

describe('S3-14: under the tools of XState', () => {
  test('the pure functions decide as an actor does, and hand out what would be emitted', () => {
    const { machine, opportunity } = odd;
    const [first] = initialTransition(machine, { opportunity });
    const [next, actions] = transition(machine, first, { type: 'advance' });
    expect(next.value).toEqual({ open: 'Id. Decision Makers' });
    const emitted = (actions as readonly { readonly type: string; readonly params: unknown }[]).flatMap(
      ({ type, params }) => (type === 'xstate.emit' ? [(params as { readonly event: object }).event] : []),
    );
    expect(emitted).toMatchObject([{ type: 'record', record: { from: '1. Prospect', to: 'Id. Decision Makers' } }]);
    expect(getNextSnapshot(machine, first, { type: 'advance' }).context).toEqual(next.context);
    const [same, none] = transition(machine, first, { type: 'resume' });
    expect([same === first, none]).toEqual([true, []]);
  });

  test('shortest paths reach every stage and outcome, with the events given', () => {
    const { machine, opportunity } = odd;
    const paths = getShortestPaths(machine, {
      input: { opportunity },
      events: [
        { type: 'advance' },
        ...['#won.', 'hasOwnProperty'].map((outcome) => ({ type: 'close', outcome, reason: 'fit' })),
      ],
      serializeState: ({ value }: { readonly value: unknown }) => JSON.stringify(value),
    } as never);
    const reached = new Set(paths.map(({ state }) => JSON.stringify(state.value)));
    for (const id of ODD) expect(reached).toContain(JSON.stringify({ open: key(id) }));
    expect(reached).toContain('{"result":"%23won."}');
    expect(reached.size).toBe(ODD.length + 2);
  });

  test('configuration, opportunity and persisted snapshot survive JSON', () => {
    const config = toMachineConfig(odd.plan, 's' as never);
    expect(JSON.parse(JSON.stringify(config))).toEqual(config);
    const actor = createActor(odd.machine, { input: { opportunity: odd.opportunity } }).start();
    actor.send({ type: 'skip', to: '🚀' });
    const stored = JSON.parse(JSON.stringify(actor.getSnapshot().context.opportunity));
    expect(fromOpportunity(odd.machine as never, stored as never).value).toEqual({ open: '🚀' });
    const snapshot = JSON.parse(JSON.stringify(actor.getPersistedSnapshot()));
    const again = createActor(odd.machine, { snapshot, input: undefined as never }).start();
    again.send({ type: 'advance' });
    expect(again.getSnapshot().value).toEqual({ open: 'a/b\\c' });
  });

  test('an opportunity of another machine is refused, and an actor that could not begin says why', () => {
    const foreign = { ...odd.opportunity, series: 'elsewhere' };
    expect(() => fromOpportunity(odd.machine as never, foreign as never)).toThrow(StagewrightError);
    const actor = createActor(odd.machine, { input: { opportunity: foreign } });
    actor.subscribe({ error: () => undefined });
    actor.start();
    expect(actor.getSnapshot().status).toBe('error');
    expect(() => explainSend(actor as never, { type: 'advance' } as never)).toThrow(StagewrightError);
  });
});
