import { moves, moveTo, stageMove, stagePath } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { modelOf, Player } from '../../support/Player.js';

const advance = { type: 'advance' };
const x = { type: 'completeAction', action: 'x' };
const more = { actions: { x: 'X', y: 'Y' }, roles: ['r', 'boss'], fields: { f: {}, n: { type: 'number' as const } } };
const approve = (process: string) => ({ type: 'approveProcess', process });
const raise = (process: string) => ({ type: 'raiseProcess', process });
const boss = { by: 'bea', roles: ['boss'] };

describe('automatic stages', () => {
  const model = modelOf(
    {
      moves: { rollBack: [{ to: 'a', keep: 'all' }, { to: 'b' }] },
      stages: [
        { id: 'a', auto: true, requires: { actions: ['x'], fields: ['f'] } },
        { id: 'b', auto: true, requires: { actions: ['x'] } },
        { id: 'c' },
      ],
      result: {
        outcomes: [
          { id: 'won', kind: 'won' },
          { id: 'lost', kind: 'lost' },
        ],
        reopen: { to: 'b' },
      },
    },
    more,
  );

  test('advance by themselves when an event meets the last open requirement, once', () => {
    const player = new Player(model).send(x);
    expect(player.place).toBe('a');
    player.send({ type: 'setFields', values: { f: 'v' } }, { by: 'bob', day: 1 });
    expect(player.place).toBe('b');
    expect(player.log.slice(-2).map(({ cause, seq, at, by, event }) => [cause, seq, at, by.id, event.type])).toEqual([
      ['user', 3, '2026-03-02T00:00:00.000Z', 'bob', 'setFields'],
      ['auto', 4, '2026-03-02T00:00:00.000Z', 'bob', 'advance'],
    ]);
  });

  test('never on entry: a rollback that brings completions back stays, and so does a reopening', () => {
    const player = new Player(model).send([x, { type: 'setFields', values: { f: 'v' } }]);
    player.send({ type: 'rollBack', to: 'a', reason: 'again' });
    expect([player.place, Object.keys(player.opportunity.visit.actions)]).toEqual(['a', ['x']]);
    player.send({ type: 'setFields', values: { n: 1 } });
    expect(player.place).toBe('a');
    player.send([advance, x]);
    expect(player.place).toBe('c');
    player.send([{ type: 'close', outcome: 'won', reason: 'fit' }, { type: 'reopen' }]);
    expect([player.place, player.opportunity.visit.actions]).toEqual(['b', {}]);
  });

  test('need no right of the actor', () => {
    const guarded = modelOf(
      {
        stages: [
          { id: 'a', auto: true, requires: { actions: ['x'], processes: ['p'] }, access: { own: ['r'] } },
          { id: 'b' },
        ],
      },
      { ...more, processes: [{ id: 'p', approve: { by: ['boss'] } }] },
    );
    const player = new Player(guarded).send([x, raise('p')]).send(approve('p'), boss);
    expect(player.place).toBe('b');
  });

  test('do not move on facts of the host alone', () => {
    const player = new Player(model).send(x);
    player.send({ type: 'setFields', values: { n: 1 } }, { facts: { f: 'v' } });
    expect(player.place).toBe('a');
  });
});

describe('what a rollback keeps', () => {
  const keeping = (keep: 'approvals' | 'none' | 'all') =>
    modelOf(
      {
        moves: { rollBack: [{ to: 'a', keep, reasonRequired: false }] },
        stages: [{ id: 'a', requires: { processes: ['p'], actions: ['x'] } }, { id: 'b' }],
      },
      { ...more, processes: [{ id: 'p', stage: 'a', approve: { by: ['boss'] } }] },
    );
  const back = (keep: 'approvals' | 'none' | 'all') =>
    new Player(keeping(keep))
      .send([x, raise('p')])
      .send(approve('p'), boss)
      .send([advance, { type: 'rollBack', to: 'a' }]);

  test('approvals by default: completions belong to the visit', () => {
    expect(back('approvals').send(advance).codes).toEqual(['missing_action']);
  });
  test('nothing: processes of the target and later are to be raised again, in a new round', () => {
    const player = back('none');
    expect(player.send(advance).codes).toEqual(['missing_action', 'process_withdrawn']);
    const old = player.opportunity.processes.p?.request;
    player.send(raise('p'));
    expect(player.opportunity.processes.p?.round).toBe(2);
    expect(player.send({ ...approve('p'), request: old }, boss).codes).toEqual(['request_outdated']);
  });
  test('all: also the completions of the last visit', () => {
    expect(back('all').send(advance).place).toBe('b');
  });
});

describe('skips, rollbacks and mandatory stages', () => {
  const stages = ['a', 'b', 'c', 'd'].map((id) => ({ id, mandatory: id === 'c' }));
  const model = modelOf(
    {
      stages,
      moves: {
        skip: [{ from: 'a', to: 'c', when: { field: 'n', gt: 5 }, reasonRequired: true }, { to: 'd' }],
        rollBack: 'any',
        repeat: ['b'],
      },
      result: {
        outcomes: [
          { id: 'won', kind: 'won', from: 'any' },
          { id: 'lost', kind: 'lost', from: ['a', 'b'] },
        ],
      },
    },
    more,
  );

  test('a skip needs its rule, its condition and its reason, and records what it passed', () => {
    const player = new Player(model);
    expect(player.send({ type: 'skip', to: 'c' }).codes).toEqual(['condition_unknown', 'reason_required']);
    player.send([
      { type: 'setFields', values: { n: 6 } },
      { type: 'skip', to: 'c', reason: 'known' },
    ]);
    expect(player.log.at(-1)).toMatchObject({ from: 'a', to: 'c', skipped: ['b'], reason: 'known' });
    expect(new Player(model).send({ type: 'skip', to: 'd' }).codes).toEqual(['skips_mandatory_stage']);
    expect(new Player(model).send({ type: 'skip', to: 'b' }).codes).toEqual(['skip_not_allowed']);
  });

  test('a win skips no mandatory stage either, and records the others', () => {
    const player = new Player(model);
    expect(player.send({ type: 'close', outcome: 'won', reason: 'fit' }).codes).toEqual(['skips_mandatory_stage']);
    player.send([advance, advance, { type: 'close', outcome: 'won', reason: 'fit' }]);
    expect(player.log.at(-1)).toMatchObject({ from: 'c', to: 'won', skipped: ['d'] });
  });

  test('an outcome is reached only from where it says', () => {
    const player = new Player(model).send([advance, advance]);
    expect(player.send({ type: 'close', outcome: 'lost', reason: 'price' }).codes).toEqual(['outcome_not_reachable']);
  });

  test('the table of moves tells the design, gates apart', () => {
    const { plan } = new Player(model);
    const kinds = (from: string) => ['a', 'b', 'c', 'd', 'won', 'lost'].map((to) => stageMove(plan, 's', from, to));
    expect(kinds('a')).toEqual([undefined, 'advance', 'skip', undefined, undefined, 'close']);
    expect(kinds('b')).toEqual(['rollBack', 'repeat', 'advance', undefined, undefined, 'close']);
    expect(kinds('c')).toEqual(['rollBack', 'rollBack', undefined, 'advance', 'close', undefined]);
    expect(stagePath(plan, 's').moves?.a).toEqual({ b: 'advance', c: 'skip', lost: 'close' });
  });

  test('a board asks for any column, and gets the event with its verdict', () => {
    const player = new Player(model).send(advance);
    const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: ['r'] } };
    const ask = (target: object) => moveTo(player.plan, player.opportunity, target as never, context);
    expect(ask({ stage: 'a' })).toMatchObject({
      event: { type: 'rollBack', to: 'a' },
      standing: 'needs_input',
      inputs: [{ name: 'reason' }],
    });
    expect(ask({ stage: 'b' })).toMatchObject({ event: { type: 'repeat' }, standing: 'ready' });
    expect(ask({ stage: 'd' })).toMatchObject({ event: { type: 'skip', to: 'd' }, standing: 'impossible' });
    expect(ask({ outcome: 'lost' })).toMatchObject({
      event: { type: 'close', outcome: 'lost' },
      standing: 'needs_input',
    });
    const offered = moves(player.plan, player.opportunity, context).map(({ event }) => event.type);
    expect(offered).toEqual(['advance', 'rollBack', 'repeat', 'close', 'suspend', 'recycle', 'void']);
  });
});

describe('variants', () => {
  const model = modelOf(
    {
      stages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
      startIn: ['b', 'a'],
      moves: {
        rollBack: [
          { from: 'd', to: 'b', reasonRequired: false },
          { from: 'd', to: 'c', reasonRequired: false },
        ],
      },
      result: {
        outcomes: [
          { id: 'won', kind: 'won' },
          { id: 'lost', kind: 'lost' },
        ],
        reopen: { to: 'c' },
      },
      variants: [
        { id: 'short', when: { field: 'n', lt: 10 }, drop: ['b', 'd'] },
        { id: 'tiny', when: { field: 'n', gte: 10 }, drop: ['c'] },
      ],
    },
    more,
  );

  test('are chosen once, by the first condition that is yes; unknown keeps the stages', () => {
    expect(new Player(model).opportunity.variant).toBeNull();
    const player = new Player(model, {}, { fields: { n: 3 } });
    expect([player.opportunity.variant, player.place]).toEqual(['short', 'a']);
    player.send({ type: 'setFields', values: { n: 30 } });
    expect(player.opportunity.variant).toBe('short');
  });

  test('read everything without the dropped stages', () => {
    const player = new Player(model, {}, { fields: { n: 3 } }).send(advance);
    expect(player.place).toBe('c');
    expect(player.send(advance).codes).toEqual(['close_required']);
    player.send([{ type: 'close', outcome: 'won', reason: 'fit' }, { type: 'reopen' }]);
    expect(player.place).toBe('c');
    expect(player.send({ type: 'reopen', to: 'd' }).codes).toEqual(['move_not_allowed']);
    const tiny = new Player(model, {}, { fields: { n: 30 } });
    expect([tiny.opportunity.variant, tiny.place]).toEqual(['tiny', 'b']);
    tiny.send([advance, { type: 'close', outcome: 'lost', reason: 'price' }, { type: 'reopen' }]);
    expect(tiny.place).toBe('b');
    expect(stagePath(tiny.plan, 's', 'tiny').stages).toEqual(['a', 'b', 'd']);
  });
});

describe('the road behind a win', () => {
  const model = modelOf(
    {
      won: 'bid-won',
      stages: [{ id: 'a' }],
      afterWin: [
        { id: 'sign', requires: { actions: ['x'] }, effects: ['order.allow'], advancesCustomerTo: 'customer' },
        { id: 'pay' },
      ],
      result: {
        outcomes: [
          { id: 'won', kind: 'won' },
          { id: 'lost', kind: 'lost' },
        ],
        changes: [
          { from: 'won', to: 'lost', withinDays: 10 },
          { from: 'lost', to: 'won' },
        ],
        reopen: { withinDays: 30, reasonRequired: true, roles: ['boss'] },
      },
      from: 'prospect',
      to: 'customer',
    },
    { ...more, customerStates: ['prospect', 'customer'] },
  );
  const won = () => new Player(model).send({ type: 'close', outcome: 'won', reason: 'fit' });

  test('begins with its first stage, and ends done', () => {
    const player = won();
    expect([player.opportunity.status, player.place, player.opportunity.outcome]).toEqual(['won', 'sign', 'won']);
    expect(player.send(advance).codes).toEqual(['missing_action']);
    player.send([x, advance]);
    expect(player.effects).toEqual(['order.allow', 'customer.advance']);
    expect(player.send({ type: 'rollBack' }).effects).toEqual(['customer.review']);
    player.send([x, advance, advance]);
    expect([player.opportunity.status, player.opportunity.stage, player.place]).toEqual(['won', null, 'won']);
    expect(player.send(advance).codes).toEqual(['move_not_allowed']);
  });

  test('has no skip, suspend, recycle', () => {
    for (const event of [
      { type: 'skip', to: 'pay' },
      { type: 'suspend', reason: 'later', followUpOn: '2026-09-01' },
      { type: 'recycle' },
    ]) {
      expect(won().send(event).codes).toEqual(['move_not_allowed']);
    }
  });

  test('can be lost within its window, the last instant included, and the customer is reviewed', () => {
    const change = { type: 'changeOutcome', to: 'lost', reason: 'revoked' };
    expect(won().send(change, { day: 10 }).effects).toEqual(['customer.review']);
    expect(won().send(change, { day: 10.1 }).codes).toEqual(['change_window_over']);
    const back = won().send(change).send({ type: 'changeOutcome', to: 'won', reason: 'appeal' }, { day: 400 });
    expect(back.place).toBe('sign');
  });

  test('can be reopened by who may, with a reason, in time', () => {
    expect(won().send({ type: 'reopen' }).codes).toEqual(['role_required', 'reason_required']);
    const player = won().send({ type: 'reopen', reason: 'wrong bid' }, { ...boss, day: 30 });
    expect([player.opportunity.status, player.place, player.opportunity.closing]).toEqual(['open', 'a', null]);
    expect(won().send({ type: 'reopen', reason: 'late' }, { ...boss, day: 31 }).codes).toEqual(['reopen_window_over']);
  });
});

describe('transfer', () => {
  const other = {
    id: 't',
    won: 'order-placed' as const,
    stages: [{ id: 'a' }, { id: 'z' }],
    result: { outcomes: [{ id: 'won', kind: 'won' as const }] },
  };

  test('is not allowed unless the model says so', () => {
    const player = new Player(modelOf({ stages: [{ id: 'a' }] }, { ...more, series: [other] }), {}, { series: 's' });
    expect(player.send({ type: 'transfer', series: 't', reason: 'bigger' }).codes).toEqual(['move_not_allowed']);
  });

  test('begins a new visit in the other series and keeps fields, answers and approvals', () => {
    const model = modelOf(
      { stages: [{ id: 'a' }] },
      { ...more, series: [other], lifecycle: { transfer: { roles: ['boss'] } } },
    );
    const player = new Player(model, {}, { series: 's', fields: { f: 'v' } });
    expect(player.send({ type: 'transfer', series: 't', reason: 'bigger' }).codes).toEqual(['role_required']);
    player.send({ type: 'transfer', series: 't', to: 'z', reason: 'bigger' }, boss);
    expect(player.opportunity).toMatchObject({
      series: 't',
      stage: 'z',
      visit: { number: 2 },
      fields: { f: { value: 'v' } },
    });
    expect(player.log.at(-1)).toMatchObject({ from: 'a', to: 'z', series: 't', reason: 'bigger' });
  });
});
