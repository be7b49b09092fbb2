import { fc, test } from '@fast-check/vitest';
import {
  type AnyOpportunity,
  type AnyPlan,
  apply,
  compileSalesModel,
  explain,
  importOpportunity,
  moves,
  parseEvent,
  type SalesModelInput,
} from 'stagewright';
import { eventArbitrary, salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect } from 'vitest';
import { kaSmb, tas, training } from '../../../examples/models/index.js';
import { modelOf, Player, START } from '../../support/Player.js';

const approved = (process: string) => ({ process, is: 'approved' }) as const;
const asking = (process: object, more: object = {}) =>
  new Player(
    modelOf(
      { stages: [{ id: 'a', requires: { condition: approved('p') } }, { id: 'b' }, { id: 'c' }] },
      {
        roles: ['r'],
        fields: { n: { type: 'number' } },
        questions: ['q'],
        processes: [{ id: 'p', approve: { by: ['r'] }, ...process }],
        ...more,
      },
    ),
  );
const remedyOf = (player: Player) => {
  const { blockers } = player.explain({ type: 'advance' });
  expect(blockers.map(({ code }) => code)).toEqual(['condition_unknown']);
  return blockers[0]?.remedy;
};

describe('what a condition on a process waits for', () => {
  test('not raised: that it is raised, where it may be', () => {
    expect(remedyOf(asking({}))).toEqual({ type: 'raiseProcess', process: 'p' });
    expect(remedyOf(asking({ stage: 'b' }))).toBe(null);
    expect(remedyOf(asking({ kind: 'conversion' }))).toBe(null);
  });
  test('pending: that it is approved', () => {
    const player = asking({}).send({ type: 'raiseProcess', process: 'p' });
    expect(remedyOf(player)).toEqual({ type: 'approveProcess', process: 'p', request: 'o:p:1' });
  });
  test('nobody can tell whether it applies: what its own condition waits for', () => {
    const player = asking({ when: { field: 'n', gt: 1 } });
    expect(remedyOf(player)).toEqual({ type: 'setFields', fields: ['n'] });
    expect(player.explain({ type: 'advance' }).blockers[0]?.params).toMatchObject({ processes: ['p'], fields: ['n'] });
    expect(remedyOf(asking({ when: { question: 'q', is: 'yes' } }))).toEqual({ type: 'answerQuestion', question: 'q' });
    expect(remedyOf(asking({ when: { check: 'k' } }, { checks: { k: 'k' } }))).toBe(null);
  });
  test('the first process that somebody can do something about', () => {
    const player = new Player(
      modelOf(
        { stages: [{ id: 'a', requires: { condition: { any: [approved('p'), approved('q')] } } }, { id: 'b' }] },
        {
          roles: ['r'],
          processes: [
            { id: 'p', stage: 'b', approve: { by: ['r'] } },
            { id: 'q', approve: { by: ['r'] } },
          ],
        },
      ),
    );
    expect(remedyOf(player)).toEqual({ type: 'raiseProcess', process: 'q' });
  });
});

test('once closed nothing is raised, so nothing asks for it', () => {
  const player = new Player(
    modelOf(
      {
        stages: [{ id: 'a' }],
        result: {
          outcomes: [
            { id: 'won', kind: 'won' },
            { id: 'lost', kind: 'lost' },
          ],
          reopen: { requires: { processes: ['p'], condition: approved('p') } },
        },
      },
      { roles: ['r'], processes: [{ id: 'p', approve: { by: ['r'] } }] },
    ),
  ).send({ type: 'close', outcome: 'lost', reason: 'price' });
  const { blockers } = player.explain({ type: 'reopen' });
  expect(blockers.map(({ code, remedy }) => [code, remedy])).toEqual([
    ['process_not_raised', null],
    ['condition_unknown', null],
  ]);
});

test('a parked one is not offered a win', () => {
  const player = new Player(modelOf({ stages: [{ id: 'a' }] }, { lifecycle: { suspend: { reasons: ['later'] } } }));
  const choices = () => player.explain({ type: 'close' }).inputs.find(({ name }) => name === 'outcome')?.choices;
  expect(choices()).toEqual(['won', 'lost']);
  player.send({ type: 'suspend', reason: 'later', followUpOn: '2026-12-31' });
  expect(choices()).toEqual(['lost']);
  const onlyWon = new Player(
    modelOf(
      { stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } },
      { lifecycle: { suspend: { reasons: ['later'] } } },
    ),
  ).send({ type: 'suspend', reason: 'later', followUpOn: '2026-12-31' });
  expect(onlyWon.explain({ type: 'close' })).toMatchObject({
    standing: 'impossible',
    blockers: [{ code: 'move_not_allowed', remedy: { type: 'resume' } }],
  });
});

const models = fc.oneof(
  { weight: 3, arbitrary: salesModelArbitrary() },
  fc.constantFrom<SalesModelInput>(training, tas, kaSmb),
);
const walks = models.chain((model) => {
  const plan: AnyPlan = compileSalesModel(model);
  return fc.record({
    plan: fc.constant(plan),
    series: fc.constantFrom(...plan.series.keys()),
    events: fc.array(eventArbitrary(plan), { maxLength: 15 }),
  });
});

test.prop([walks], { numRuns: 100 })(
  'a complete remedy removes its blocker, or is refused for a reason of its own',
  ({ plan, series, events }) => {
    const stage = plan.series.get(series)?.series.stages[0]?.id ?? null;
    const roles = plan.definition.roles.map(({ id }: { readonly id: string }) => id);
    const checks = Object.fromEntries(Object.keys(plan.definition.checks).map((name) => [name, true]));
    const context = (id: string, at = START) => ({ at, by: { id, roles }, checks }) as never;
    const taken = importOpportunity(plan, { id: 'o', series, stage, openedAt: START }, context('ann'));
    if (!taken.ok) throw new Error(JSON.stringify(taken.issues));
    let current = taken.value.opportunity as AnyOpportunity;
    for (const event of events) {
      const result = apply(plan, current, event as never, context('ann'));
      if (result.ok) current = result.opportunity;
    }
    for (const move of moves(plan, current, context('zoe'))) {
      for (const blocker of move.blockers) {
        if (blocker.remedy === null || !parseEvent(plan, blocker.remedy).ok) continue;
        const done = apply(plan, current, blocker.remedy as never, context('zoe'));
        if (!done.ok) {
          expect(done.standing).not.toBe('invalid');
          continue;
        }
        // An automatic stage has moved on: another visit, with its own work to do.
        if (done.opportunity.visit.number !== current.visit.number) continue;
        const { blockers } = explain(plan, done.opportunity, move.event as never, context('zoe'));
        expect(blockers).not.toContainEqual(blocker);
      }
    }
  },
);

describe('what fills in a field', () => {
  const asked = () =>
    new Player(
      modelOf(
        { stages: [{ id: 'a', requires: { fields: ['n'] } }, { id: 'b' }] },
        { fields: { n: { type: 'number' }, m: { type: 'number' } } },
      ),
    );

  test('names the field, asks for its value, and is not kept', () => {
    const player = asked();
    const remedy = player.explain({ type: 'advance' }).blockers[0]?.remedy;
    expect(remedy).toEqual({ type: 'setFields', fields: ['n'] });
    expect(player.explain(remedy as never)).toMatchObject({
      allowed: false,
      standing: 'needs_input',
      inputs: [{ name: 'values', choices: ['n'] }],
    });
    expect(player.send({ ...remedy, values: { n: 3 } } as never).codes).toEqual([]);
    expect(player.log.at(-1)?.event).toEqual({ type: 'setFields', values: { n: 3 } });
  });

  test('a bare one asks for values, too; one of unknown fields is told', () => {
    expect(asked().explain({ type: 'setFields' })).toMatchObject({
      standing: 'needs_input',
      inputs: [{ name: 'values' }],
    });
    expect(asked().explain({ type: 'setFields', fields: ['nn'] }).blockers[0]).toMatchObject({
      code: 'invalid_event',
      path: 'fields',
      params: { expected: 'field', nearest: 'n' },
    });
  });
});
