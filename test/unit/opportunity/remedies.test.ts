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

/** The model with more to do wherever something can be asked for: at results and after them, before actions and processes. */
function withMuchToDo(model: SalesModelInput): SalesModelInput {
  const more = { actions: ['demo'], questions: ['worth'], processes: ['two'], condition: { action: 'offer' } };
  const series = model.series?.map(({ result, ...rest }) => {
    const ids = result.outcomes.map(({ id }) => id);
    const changes = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => ({ from, to, requires: more })));
    const outcomes = result.outcomes.map((outcome) => ({ ...outcome, from: 'any' as const, requires: more }));
    return { ...rest, result: { ...result, outcomes, changes, reopen: { requires: more } } };
  });
  const stage = model.series?.[0]?.stages[0]?.id;
  return {
    ...model,
    ...(series === undefined ? {} : { series }),
    processes: [
      ...(model.processes ?? []),
      { id: 'first', approve: { by: ['manager'] }, needs: { question: 'worth', is: 'yes' }, before: 'demo' },
      { id: 'two', approve: { by: ['manager'] }, after: ['first'], needs: { all: [{ action: 'offer', times: 2 }] } },
      { id: 'hint', approve: { by: ['manager'] }, effect: 'advice', before: 'offer', ...(stage ? { stage } : {}) },
    ],
  };
}

const models = fc.oneof(
  { weight: 2, arbitrary: salesModelArbitrary() },
  { weight: 3, arbitrary: salesModelArbitrary().map(withMuchToDo) },
  fc.constantFrom<SalesModelInput>(training, tas, kaSmb),
);
const SUSPEND = { type: 'suspend', reason: 'later', followUpOn: '2099-12-31' };
const ends = [[], [{ type: 'recycle' }], [SUSPEND], ['lost'], ['won']] as const;
const walks = models.chain((model) => {
  const plan: AnyPlan = compileSalesModel(model);
  return fc.record({
    plan: fc.constant(plan),
    series: fc.constantFrom(...plan.series.keys()),
    events: fc.array(eventArbitrary(plan), { maxLength: 15 }),
    end: fc.constantFrom(...ends),
  });
});

test.prop([walks], { numRuns: 150 })(
  'a whole remedy can be applied by somebody with the rights, and changes what stood in the way: open, parked or closed',
  ({ plan, series, events, end }) => {
    const stage = plan.series.get(series)?.series.stages[0]?.id ?? null;
    const roles = plan.definition.roles.map(({ id }: { readonly id: string }) => id);
    const checks = Object.fromEntries(Object.keys(plan.definition.checks).map((name) => [name, true]));
    const context = (id: string, at = START) => ({ at, by: { id, roles }, checks }) as never;
    const outcome = plan.series.get(series)?.series.result.outcomes.find(({ kind }) => kind === end[0])?.id;
    const place = outcome === undefined ? { stage } : { outcome, closedAt: START };
    const taken = importOpportunity(plan, { id: 'o', series, openedAt: START, ...place }, context('ann'));
    if (!taken.ok) throw new Error(JSON.stringify(taken.issues));
    let current = taken.value.opportunity as AnyOpportunity;
    for (const event of [...events, ...(outcome === undefined ? end : [])]) {
      const result = apply(plan, current, event as never, context('ann'));
      if (result.ok) current = result.opportunity;
    }
    const offered = moves(plan, current, context('zoe'));
    const raised = [...plan.processes.keys()].map((process) => {
      const event = { type: 'raiseProcess', process };
      return { ...explain(plan, current, event as never, context('zoe')), event };
    });
    for (const move of [...offered, ...raised]) {
      for (const blocker of move.blockers) {
        if (blocker.remedy === null || !parseEvent(plan, blocker.remedy).ok) continue;
        const done = apply(plan, current, blocker.remedy as never, context('zoe'));
        if (!done.ok) {
          // Who raised it does not answer it.
          expect([blocker.remedy, done.standing]).toEqual([blocker.remedy, 'forbidden']);
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

describe('the first event on the way', () => {
  const actions = { call: 'Call', bye: 'Bye' };
  const processes = [
    { id: 'one', approve: { by: ['r'] }, before: 'call' },
    { id: 'two', approve: { by: ['r'] }, after: ['one'], needs: { question: 'q', is: 'yes' } },
    { id: 'three', approve: { by: ['r'] }, after: ['two'] },
    { id: 'tip', approve: { by: ['r'] }, effect: 'advice' },
  ] as const;
  const played = (requires: object, more: object = {}) =>
    new Player(
      modelOf(
        {
          stages: [{ id: 'a' }, { id: 'b' }],
          result: {
            outcomes: [
              { id: 'won', kind: 'won' },
              { id: 'lost', kind: 'lost', requires },
            ],
            reopen: { requires },
          },
        },
        {
          roles: ['r'],
          actions,
          questions: ['q', 'worth'],
          processes,
          lifecycle: { suspend: { reasons: ['later'] } },
          ...more,
        },
      ),
    );
  const close = { type: 'close', outcome: 'lost', reason: 'price' };
  const remedies = (player: Player, event: { readonly type: string } = close) =>
    player.explain(event).blockers.map(({ code, remedy }) => [code, remedy]);

  test('while parked is the return to work, once closed there is none', () => {
    const requires = { actions: ['bye'], questions: ['worth'], processes: ['one'], condition: approved('one') };
    const codes = ['missing_action', 'process_not_raised', 'question_open', 'condition_unknown'];
    const all = (remedy: object | null) => codes.map((code) => [code, remedy]);
    const suspended = played(requires).send({ type: 'suspend', reason: 'later', followUpOn: '2099-12-31' });
    expect(remedies(suspended)).toEqual(all({ type: 'resume' }));
    expect(remedies(played(requires).send({ type: 'recycle' }))).toEqual(all({ type: 'assign' }));
    const closed = importOpportunity(
      suspended.plan,
      { id: 'x', series: 's', outcome: 'lost', closedAt: START } as never,
      { at: START, by: { id: 'ann', roles: [] } } as never,
    );
    if (!closed.ok) throw new Error('not taken over');
    suspended.opportunity = closed.value.opportunity as AnyOpportunity;
    expect(remedies(suspended, { type: 'reopen' })).toEqual(all(null));
  });

  test('is what an action, a process and its predecessors wait for themselves', () => {
    const player = played({ actions: ['call'], processes: ['three'] });
    const raiseOne = { type: 'raiseProcess', process: 'one' };
    expect(remedies(player)).toEqual([
      ['missing_action', raiseOne],
      ['process_not_raised', { type: 'answerQuestion', question: 'q' }],
    ]);
    player.send({ type: 'answerQuestion', question: 'q', answer: 'yes' });
    expect(remedies(player)).toEqual([
      ['missing_action', raiseOne],
      ['process_not_raised', raiseOne],
    ]);
    player.send(raiseOne).send({ type: 'approveProcess', process: 'one' }, { by: 'bob' });
    expect(remedies(player)).toEqual([
      ['missing_action', { type: 'completeAction', action: 'call' }],
      ['process_not_raised', { type: 'raiseProcess', process: 'two' }],
    ]);
    player.send({ type: 'answerQuestion', question: 'q', answer: 'no' });
    expect(remedies(player)[1]).toEqual(['process_not_raised', null]);
  });

  test('is nothing where a process waits for itself', () => {
    const player = played(
      { processes: ['self'] },
      {
        processes: [
          ...processes,
          { id: 'self', approve: { by: ['r'] }, needs: { action: 'bye' } },
          { id: 'first', approve: { by: ['r'] }, before: 'bye', needs: { process: 'self', is: 'raised' } },
        ],
      },
    );
    expect(remedies(player)).toEqual([['process_not_raised', null]]);
  });

  test('of a condition is the work that it asks for, as often as it asks', () => {
    const player = played({ condition: { action: 'bye', times: 2 } });
    const done = { type: 'completeAction', action: 'bye' };
    expect(player.explain(close).blockers[0]).toMatchObject({ params: { times: 2, done: 0 }, remedy: done });
    expect(player.send(done).explain(close).blockers[0]).toMatchObject({ params: { done: 1 }, remedy: done });
    expect(player.send(done).send(close).codes).toEqual([]);
    const work = { action: 'bye' } as const;
    const never = { stageVisited: 'b' } as const;
    const remedyOfCondition = (condition: object) => remedies(played({ condition }))[0]?.[1];
    expect(remedyOfCondition({ any: [never, work] })).toEqual(done);
    expect(remedyOfCondition({ any: [never, { all: [never, work] }] })).toBe(null);
    expect(remedyOfCondition({ any: [never, { not: { not: work } }] })).toBe(null);
    expect(remedyOfCondition({ process: 'one', is: 'raised' })).toEqual({ type: 'raiseProcess', process: 'one' });
  });

  test('is no approval where a condition asks for the contrary', () => {
    for (const condition of [{ process: 'one', is: 'rejected' }, { not: approved('one') }]) {
      const player = played({ condition }).send({ type: 'raiseProcess', process: 'one' });
      expect(remedies(player)).toEqual([['condition_unknown', null]]);
    }
  });

  test('is not to take back what does not happen at work either', () => {
    const pooled = played({}).send({ type: 'recycle' });
    for (const type of ['resume', 'reopen']) expect(remedies(pooled, { type })).toEqual([['move_not_allowed', null]]);
    expect(remedies(pooled, { type: 'advance' })).toEqual([['move_not_allowed', { type: 'assign' }]]);
  });
});

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
