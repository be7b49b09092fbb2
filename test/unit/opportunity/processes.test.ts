import { describe, expect, test } from 'vitest';
import { modelOf, Player } from '../../support/Player.js';

const raise = (process = 'p') => ({ type: 'raiseProcess', process });
const approve = (process = 'p') => ({ type: 'approveProcess', process });
const reject = (process = 'p') => ({ type: 'rejectProcess', process });
const as = (...roles: string[]) => ({ by: roles.join('+'), roles });
const roles = ['r', 'a', 'b', 'c'];

const withProcess = (process: object, more: object = {}) =>
  modelOf(
    { stages: [{ id: 'x', requires: { processes: ['p'] } }, { id: 'y' }] },
    {
      roles,
      fields: { n: { type: 'number' }, f: {} },
      processes: [{ id: 'p', approve: { by: ['a', 'b'] }, ...process }],
      ...more,
    },
  );

describe('quorum', () => {
  test('all: every role once, and a person answers for each role they hold', () => {
    const player = new Player(withProcess({})).send(raise()).send(approve(), as('a'));
    expect(player.opportunity.processes.p?.status).toBe('pending');
    expect(player.send(approve(), as('a')).codes).toEqual(['role_required']);
    expect(player.send(approve(), as('b')).opportunity.processes.p?.status).toBe('approved');
    expect(
      new Player(withProcess({})).send(raise()).send(approve(), as('a', 'b')).opportunity.processes.p?.status,
    ).toBe('approved');
  });
  test('all: one rejection rejects', () => {
    const player = new Player(withProcess({})).send(raise()).send(approve(), as('a')).send(reject(), as('b'));
    expect(player.opportunity.processes.p?.status).toBe('rejected');
    expect(player.send({ type: 'advance' }).codes).toEqual(['process_rejected']);
  });
  test('any: the first answer decides', () => {
    const any = withProcess({ approve: { by: ['a', 'b'], quorum: 'any' } });
    expect(new Player(any).send(raise()).send(approve(), as('b')).opportunity.processes.p?.status).toBe('approved');
    expect(new Player(any).send(raise()).send(reject(), as('b')).opportunity.processes.p?.status).toBe('rejected');
  });
  test('n: that many persons, each once', () => {
    const two = withProcess({ approve: { by: ['a', 'b'], quorum: 2 } });
    const player = new Player(two).send(raise()).send(approve(), { by: 'pat', roles: ['a'] });
    expect(player.send(approve(), { by: 'pat', roles: ['a', 'b'] }).codes).toEqual(['role_required']);
    expect(player.send(approve(), { by: 'sam', roles: ['a'] }).opportunity.processes.p?.status).toBe('approved');
  });
  test('the raiser never counts, unless the process says so', () => {
    expect(new Player(withProcess({})).send(raise()).send(approve(), { by: 'ann', roles: ['a', 'b'] }).codes).toEqual([
      'self_approval',
    ]);
    const self = withProcess({ approve: { by: ['a', 'b'], selfApproval: true } });
    expect(
      new Player(self).send(raise()).send(approve(), { by: 'ann', roles: ['a', 'b'] }).opportunity.processes.p?.status,
    ).toBe('approved');
  });
});

describe('raising', () => {
  test('needs a raising role, what it needs, its predecessors, and its stage', () => {
    const model = withProcess(
      { raise: ['c'], needs: { field: 'n', gt: 1 }, after: ['q'] },
      {
        processes: [
          { id: 'p', approve: { by: ['a'] }, raise: ['c'], needs: { field: 'n', gt: 1 }, after: ['q'] },
          { id: 'q', stage: 'y', approve: { by: ['a'] } },
        ],
      },
    );
    const player = new Player(model);
    expect(player.send(raise()).codes).toEqual(['role_required', 'condition_unknown', 'process_order']);
    expect(player.send(raise('q')).codes).toEqual(['move_not_allowed']);
  });
  test('not while pending or approved, unless it recurs', () => {
    const player = new Player(withProcess({})).send(raise());
    expect(player.send(raise()).codes).toEqual(['process_already_raised']);
    player.send(approve(), as('a', 'b'));
    expect(player.send(raise()).codes).toEqual(['process_already_raised']);
    const again = new Player(withProcess({ recurring: true }))
      .send(raise())
      .send(approve(), as('a', 'b'))
      .send(raise());
    expect(again.opportunity.processes.p).toMatchObject({ round: 2, status: 'pending', request: 'o:p:2' });
  });
  test('a process that does not apply is satisfied where it is asked for, and cannot be raised', () => {
    const player = new Player(withProcess({ when: { field: 'n', gt: 5 } })).send({
      type: 'setFields',
      values: { n: 1 },
    });
    expect(player.send(raise()).codes).toEqual(['process_not_applicable']);
    const [item] = player.explain({ type: 'advance' }).checklist;
    expect(item).toMatchObject({ kind: 'process', met: true, applicable: false });
    expect(player.send({ type: 'advance' }).place).toBe('y');
  });
  test('a process of which nobody can tell whether it applies blocks', () => {
    const player = new Player(withProcess({ when: { field: 'n', gt: 5 } }));
    expect(player.send({ type: 'advance' }).codes).toEqual(['condition_unknown']);
    expect(player.last.ok ? null : player.last.blockers[0]?.params).toMatchObject({ process: 'p', fields: ['n'] });
  });
  test('what was approved stays approved, whatever becomes of the facts', () => {
    const player = new Player(withProcess({ when: { field: 'n', gt: 5 } })).send([
      { type: 'setFields', values: { n: 9 } },
      raise(),
    ]);
    player.send(approve(), as('a', 'b')).send({ type: 'setFields', values: { n: null } });
    expect(player.send({ type: 'advance' }).place).toBe('y');
  });
});

describe('requests', () => {
  test('an answer to a closed or older request is outdated', () => {
    const player = new Player(withProcess({})).send(raise());
    const { request } = player.opportunity.processes.p ?? {};
    player.send(reject(), as('a')).send(raise());
    expect(player.send({ ...approve(), request }, as('a', 'b')).codes).toEqual(['request_outdated']);
    expect(
      player.send({ type: 'withdrawProcess', process: 'p', reason: 'changed' }).opportunity.processes.p?.status,
    ).toBe('withdrawn');
    expect(player.send(approve(), as('a')).codes).toEqual(['request_outdated']);
    expect(new Player(withProcess({})).send(approve(), as('a')).codes).toEqual(['process_not_raised']);
  });
  test('a process is asked for when it becomes due, once a round', () => {
    const model = modelOf(
      { stages: [{ id: 'x' }, { id: 'y', requires: { processes: ['p'] } }], moves: { rollBack: 'any' } },
      {
        roles,
        fields: { n: { type: 'number' } },
        processes: [{ id: 'p', stage: 'y', approve: { by: ['a'] }, when: { field: 'n', gt: 5 } }],
      },
    );
    const player = new Player(model).send({ type: 'advance' });
    expect(player.effects).toEqual([]);
    expect(player.send({ type: 'setFields', values: { n: 6 } }).effects).toEqual(['process.request']);
    expect(player.send({ type: 'setFields', values: { n: 7 } }).effects).toEqual([]);
    player.send([{ type: 'rollBack', reason: 'x' }, { type: 'advance' }]);
    expect(player.effects).toEqual([]);
    expect(player.send(raise()).effects).toEqual(['process.raised']);
    expect(player.send(reject(), as('a')).effects).toEqual([]);
    player.send([{ type: 'rollBack', reason: 'x' }, { type: 'advance' }]);
    expect(player.effects).toEqual(['process.request']);
  });
  test('ids of effects follow from the record', () => {
    const player = new Player(withProcess({}));
    expect(player.last.ok && player.last.effects).toEqual([
      { id: 'o:1#0', opportunityId: 'o', at: '2026-03-01T00:00:00.000Z', type: 'process.request', process: 'p' },
    ]);
  });
});

describe('advice, corrections and external processes', () => {
  test('advice wants an answer either way', () => {
    const player = new Player(withProcess({ effect: 'advice' })).send(raise());
    expect(player.send({ type: 'advance' }).codes).toEqual(['process_pending']);
    player.send(reject(), as('a'));
    expect(player.send({ type: 'advance' }).place).toBe('y');
  });
  test('approval writes corrected values and confirms verified ones', () => {
    const player = new Player(withProcess({ corrects: ['n'], verifies: ['f'] })).send([
      { type: 'setFields', values: { n: 1, f: 'v' } },
      { ...raise(), values: { n: 2 } },
    ]);
    player.send({ ...approve(), values: { n: 3 } }, as('a', 'b'));
    expect(player.opportunity.fields).toMatchObject({
      n: { value: 3, source: 'process:p' },
      f: { value: 'v', source: 'process:p' },
    });
    expect(new Player(withProcess({})).send({ ...raise(), values: { n: 2 } }).codes).toEqual(['invalid_event']);
  });
  test('a job of the host raises and carries the answers of external processes only', () => {
    const job = { by: 'oa', roles: [], system: true };
    const player = new Player(withProcess({ raise: ['r'], run: 'external' })).send(raise(), job).send(approve(), job);
    expect(player.opportunity.processes.p?.status).toBe('approved');
    const internal = new Player(withProcess({ raise: ['r'] }));
    expect(internal.send(raise(), job).codes).toEqual(['role_required']);
    expect(internal.send(raise()).send(approve(), { ...job, roles: ['a', 'b'] }).codes).toEqual(['role_required']);
  });
});
