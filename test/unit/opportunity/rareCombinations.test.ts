import { restoreOpportunity } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { modelOf, Player } from '../../support/Player.js';

const outcomes = [
  { id: 'won', kind: 'won' as const },
  { id: 'lost', kind: 'lost' as const },
];
const lose = { type: 'close', outcome: 'lost', reason: 'price' };
const advance = { type: 'advance' };

describe('what rules do together', () => {
  test('reopening that keeps nothing asks no conversion again: it can only come with the lead', () => {
    const player = new Player(
      modelOf(
        {
          stages: [{ id: 'a', requires: { processes: ['convert', 'review'] } }, { id: 'b' }],
          result: { outcomes, reopen: { to: 'a', keep: 'none' } },
        },
        {
          roles: ['r', 'boss'],
          processes: [
            { id: 'convert', stage: 'a', kind: 'conversion', approve: { by: ['boss'] } },
            { id: 'review', stage: 'a', approve: { by: ['boss'] } },
          ],
        },
      ),
      {},
      { processes: { convert: 'approved', review: 'approved' } },
    );
    player.send([lose, { type: 'reopen', reason: 'they called' }]);
    expect(player.send(advance).codes).toEqual(['process_withdrawn']);
    player.send({ type: 'raiseProcess', process: 'review' });
    player.send({ type: 'approveProcess', process: 'review' }, { by: 'bea', roles: ['boss'] });
    expect(player.send(advance).place).toBe('b');
  });

  test('a waiver lifts requirements; it makes no value of what is none', () => {
    const player = new Player(
      modelOf(
        { stages: [{ id: 'a' }] },
        {
          roles: ['boss'],
          fields: { amount: { type: 'money' } },
          waivers: [{ role: 'boss', kinds: ['fields'] }],
        },
      ),
    );
    const waiver = {
      code: 'invalid_field',
      path: 'values.amount',
      by: { id: 'bea', roles: ['boss'] },
      reason: 'she said so',
    };
    player.send({ type: 'setFields', values: { amount: 'a lot' } }, { waive: [waiver] });
    expect(player.codes).toEqual(['invalid_field', 'waiver_not_allowed']);
    expect(player.opportunity.fields).toEqual({});
  });

  test('a hand-over keeps the completions of the stage left, for a rollback that brings them back', () => {
    const reason = 'other team';
    const player = new Player(
      modelOf(
        {
          stages: [{ id: 'a', requires: { actions: ['x'] } }, { id: 'b' }],
          startIn: ['a'],
          moves: { rollBack: [{ to: 'a', keep: 'all', reasonRequired: false }] },
        },
        {
          actions: { x: 'X' },
          lifecycle: { transfer: {} },
          series: [{ id: 't', won: 'order-placed', stages: [{ id: 'z' }], result: { outcomes } }],
        },
      ),
      {},
      { series: 's' },
    );
    player.send([
      { type: 'completeAction', action: 'x' },
      { type: 'transfer', series: 't', reason },
    ]);
    player.send([
      { type: 'transfer', series: 's', to: 'b', reason },
      { type: 'rollBack', to: 'a' },
    ]);
    expect(player.codes).toEqual([]);
    expect(player.send(advance).place).toBe('b');
  });

  test('all: who answered for one role answers for another that they hold later; n persons are n persons', () => {
    const asked = (quorum: 'all' | number) =>
      new Player(
        modelOf(
          { stages: [{ id: 'a' }] },
          { roles: ['r', 'f', 'g'], processes: [{ id: 'p', approve: { by: ['f', 'g'], quorum } }] },
        ),
      )
        .send({ type: 'raiseProcess', process: 'p' })
        .send({ type: 'approveProcess', process: 'p' }, { by: 'pat', roles: ['f'] })
        .send({ type: 'approveProcess', process: 'p' }, { by: 'pat', roles: ['f', 'g'] });
    expect(asked('all').opportunity.processes.p?.status).toBe('approved');
    expect(asked(2).codes).toEqual(['role_required']);
  });

  test('a conversion corrects nothing later: its fields are its steward’s', () => {
    const model = modelOf(
      { stages: [{ id: 'a' }] },
      {
        roles: ['r', 'keeper'],
        fields: { name: { type: 'text', core: true, steward: 'keeper' } },
        processes: [{ id: 'convert', kind: 'conversion', approve: { by: ['keeper'] }, corrects: ['name'] }],
      },
    );
    const player = new Player(model, {}, { fields: { name: 'Old' }, processes: { convert: 'approved' } });
    const rename = { type: 'setFields', values: { name: 'New' } };
    expect(player.send(rename).codes).toEqual(['role_required']);
    expect(player.send(rename, { roles: ['keeper'] }).opportunity.fields.name?.value).toBe('New');
  });

  test('a probability given by hand does not follow into a series where nobody could take it back', () => {
    const into = (mode: 'fixed' | 'individual') =>
      new Player(
        modelOf(
          { stages: [{ id: 'a' }], probability: { mode: 'individual' } },
          {
            lifecycle: { transfer: {} },
            series: [
              { id: 't', won: 'order-placed', stages: [{ id: 'z' }], probability: { mode }, result: { outcomes } },
            ],
          },
        ),
        {},
        { series: 's' },
      )
        .send({ type: 'setProbability', value: 0.9, reason: 'they said so' })
        .send({ type: 'transfer', series: 't', reason: 'smaller' });
    expect(into('fixed').opportunity.probability).toBeNull();
    expect(into('individual').opportunity.probability).toMatchObject({ value: 0.9 });
    expect(into('fixed').send({ type: 'setProbability', value: null }).standing).toBe('impossible');
  });

  test('an automatic stage whose work is done while it is parked is left by hand', () => {
    const player = new Player(
      modelOf(
        { stages: [{ id: 'a', auto: true, requires: { actions: ['x'], fields: ['n'] } }, { id: 'b' }] },
        { actions: { x: 'X' }, fields: { n: { type: 'number' } }, lifecycle: { suspend: { reasons: ['later'] } } },
      ),
    );
    player.send([
      { type: 'completeAction', action: 'x' },
      { type: 'suspend', reason: 'later', followUpOn: '2026-12-31' },
      { type: 'setFields', values: { n: 1 } },
      { type: 'resume' },
    ]);
    expect(player.codes).toEqual([]);
    expect([player.opportunity.status, player.place]).toEqual(['open', 'a']);
    expect(player.send(advance).place).toBe('b');
  });

  test('a list of which the third event is refused leaves everything as it was', () => {
    const player = new Player(modelOf({ stages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }, { actions: { x: 'X' } }));
    const before = player.opportunity;
    player.send([advance, { type: 'completeAction', action: 'x', id: 'e' }, { type: 'skip', to: 'a' }]);
    expect(player.last).toMatchObject({
      ok: false,
      index: 2,
      standing: 'impossible',
      refusal: { afterSeq: before.seq, event: { type: 'skip', to: 'a' } },
    });
    expect(player.opportunity).toBe(before);
    // What was refused was not seen: the same list without its fault is no retry.
    player.send([advance, { type: 'completeAction', action: 'x', id: 'e' }]);
    expect(player.last).toMatchObject({ ok: true, records: [{ seq: 2 }, { seq: 3 }] });
  });
});

describe('documents that somebody tampered with', () => {
  const closed = new Player(
    modelOf({ stages: [{ id: 'a' }], result: { outcomes, reopen: {} }, afterWin: [{ id: 'z' }] }),
  ).send(lose);
  const issuesOf = (stored: object) =>
    restoreOpportunity(closed.plan, stored).issues.map(({ code, path }) => `${code} ${path}`);

  test('a loss that calls itself won', () => {
    const { opportunity } = closed;
    const closing = { ...opportunity.closing, kind: 'won' };
    expect(issuesOf({ ...opportunity, status: 'won', closing })).toEqual(['malformed_opportunity status']);
  });

  test('closed from a stage that there is not, or that stands behind the win', () => {
    const from = (fromStage: string) => ({
      ...closed.opportunity,
      closing: { ...closed.opportunity.closing, fromStage },
    });
    expect(issuesOf(from('a'))).toEqual([]);
    expect(issuesOf(from('nowhere'))).toEqual(['unknown_reference closing.fromStage']);
    expect(issuesOf(from('z'))).toEqual(['malformed_opportunity closing.fromStage']);
  });
});
