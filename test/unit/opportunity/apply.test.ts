import { apply, replay, restoreOpportunity } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, START } from '../../support/Player.js';

const plain = modelOf(
  { stages: [{ id: 'a', requires: { actions: ['x'] } }, { id: 'b' }, { id: 'c' }] },
  { actions: { x: 'X' }, roles: ['r'] },
);
const x = { type: 'completeAction', action: 'x' };
const advance = { type: 'advance' };

describe('the order of the checks: the first five answer alone', () => {
  test('a shape that is wrong is told before everything else', () => {
    const player = new Player(plain);
    player.send({ type: 'advance', nonsense: 1 }, { expectedSeq: 99, day: -5 });
    expect(player.codes).toEqual(['invalid_event']);
    expect(player.standing).toBe('invalid');
  });

  test('every fault of a shape at once', () => {
    const player = new Player(plain);
    player.send({ type: 'completeAction', nonsense: 1 });
    expect(player.last.ok ? [] : player.last.blockers.map(({ path }) => path)).toEqual(['nonsense', 'action']);
  });

  test('a context that cannot be read is a fault of the call', () => {
    const player = new Player(plain);
    for (const context of [
      { at: 'yesterday', by: { id: 'a', roles: [] } },
      { at: START, by: { id: '', roles: [] } },
      { at: START, by: { id: 'a', roles: 'r' } },
      {},
    ]) {
      const result = apply(player.plan, player.opportunity, advance as never, context as never);
      expect(result.ok ? [] : result.blockers.map(({ code }) => code)).toEqual(['invalid_event']);
    }
  });

  test('then model and version', () => {
    const player = new Player(plain);
    player.opportunity = { ...player.opportunity, model: { id: 'm', version: 2 } };
    expect(player.send(advance, { expectedSeq: 99 }).codes).toEqual(['model_version_mismatch']);
    expect(player.standing).toBe('conflict');
  });

  test('then a repeated id, before the sequence', () => {
    const player = new Player(plain).send([x, { ...advance, id: 'click' }]);
    const { opportunity } = player;
    player.send({ ...advance, id: 'click' }, { expectedSeq: 1 });
    expect(player.last).toEqual({ ok: true, repeated: true, opportunity, records: [], effects: [] });
    expect(player.send({ type: 'void', reason: 'mistake', id: 'click' }).codes).toEqual(['invalid_event']);
  });

  test('then the sequence, then time', () => {
    const player = new Player(plain).send(x, { day: 2 });
    expect(player.send(advance, { expectedSeq: 1, day: 1 }).codes).toEqual(['sequence_conflict']);
    expect(player.send(advance, { expectedSeq: 2, day: 1 }).codes).toEqual(['time_runs_backwards']);
    expect(player.send(advance, { expectedSeq: 2, day: 2 }).place).toBe('b');
  });

  test('a move that does not exist is the only blocker', () => {
    const player = new Player(plain);
    expect(player.send({ type: 'skip', to: 'c' }).codes).toEqual(['skip_not_allowed']);
    expect(player.standing).toBe('impossible');
    expect(player.last.ok ? null : player.last.checklist).toEqual([]);
  });
});

describe('lists and retries', () => {
  test('a list is applied as a whole or not at all, and says which event was refused', () => {
    const player = new Player(plain);
    player.send([x, advance, { type: 'skip', to: 'nowhere' }]);
    expect(player.last.ok ? null : player.last.index).toBe(2);
    expect(player.place).toBe('a');
    expect(player.send([x, advance, advance]).place).toBe('c');
    expect(player.last.ok && player.last.records.map(({ seq }) => seq)).toEqual([2, 3, 4]);
  });

  test('the expected sequence is that before the first event', () => {
    expect(new Player(plain).send([x, advance], { expectedSeq: 1 }).place).toBe('b');
  });

  test('a list that was applied before is a repetition, events without an id included', () => {
    const player = new Player(plain);
    const list = [x, { ...advance, id: 'e1' }];
    const seq = player.send(list).opportunity.seq;
    player.send(list);
    expect(player.last.ok && player.last.repeated).toBe(true);
    expect(player.opportunity.seq).toBe(seq);
  });

  test('an opportunity remembers its last 32 event ids', () => {
    const player = new Player(plain);
    for (let n = 0; n < 40; n++) player.send({ ...x, id: `e${n}` });
    expect(player.opportunity.recentEvents.map(({ id }) => id)).toEqual(
      Array.from({ length: 32 }, (_, n) => `e${n + 8}`),
    );
    expect(player.send({ ...x, id: 'e8' }).last.ok && player.last.ok && player.last.repeated).toBe(true);
    expect(player.send({ ...x, id: 'e7' }).last).not.toHaveProperty('repeated');
  });

  test('an empty list changes nothing', () => {
    const player = new Player(plain).send([]);
    expect(player.last).toMatchObject({ ok: true, records: [], effects: [] });
  });
});

describe('records', () => {
  test('say what happened, when it happened and when it became known', () => {
    const player = new Player(plain).send(x);
    const result = apply(player.plan, player.opportunity, { type: 'advance' } as never, {
      at: new Date(START + 1),
      recordedAt: '2026-03-09T10:00:00+08:00',
      by: { id: 'ann', roles: ['r'] },
    });
    expect(result.ok && result.records[0]).toEqual({
      id: 'o:3',
      opportunityId: 'o',
      seq: 3,
      at: '2026-03-01T00:00:00.001Z',
      recordedAt: '2026-03-09T02:00:00.000Z',
      by: { id: 'ann', roles: ['r'] },
      cause: 'user',
      event: { type: 'advance' },
      from: 'a',
      to: 'b',
      reads: { facts: {}, checks: {} },
      model: { id: 'm', version: 1 },
      series: 's',
      variant: null,
      changes: {
        status: 'open',
        stage: 'b',
        stageEnteredAt: '2026-03-01T00:00:00.001Z',
        visit: { number: 2, clockFrom: '2026-03-01T00:00:00.001Z', parkedMs: 0, suspensions: [], actions: {} },
        visited: { b: 1 },
      },
    });
  });

  test('keep every fact and answer of the host that the decision used, and no other', () => {
    const model = modelOf(
      {
        stages: [
          { id: 'a', requires: { fields: ['f'], condition: { any: [{ check: 'c' }, { check: 'd' }] } } },
          { id: 'b' },
        ],
      },
      { fields: { f: { type: 'number' }, g: {} }, checks: { c: 'C', d: 'D', e: 'E' } },
    );
    const player = new Player(model).send(advance, {
      facts: { f: '3', g: 'not asked' },
      checks: { c: false, d: true, e: true },
    });
    expect(player.log.at(-1)?.reads).toEqual({ facts: { f: 3 }, checks: { c: false, d: true } });
  });

  test('fold to the same opportunity, which storage gives back unchanged', () => {
    const player = new Player(plain).send([x, advance, { type: 'close', outcome: 'lost', reason: 'price' }]);
    const replayed = replay(JSON.parse(JSON.stringify(player.log)));
    expect(replayed.ok && replayed.value).toEqual(player.opportunity);
    const stored = restoreOpportunity(player.plan, JSON.parse(JSON.stringify(player.opportunity)));
    expect(stored.ok && stored.value.opportunity).toEqual(player.opportunity);
  });

  test('replay tells a log that starts in the middle, has a gap, or belongs to two opportunities', () => {
    const { log } = new Player(plain).send([x, advance]);
    const codes = (records: typeof log) => replay(records).issues.map(({ code }) => code);
    expect(codes([])).toEqual(['empty_log']);
    expect(codes(log.slice(1))).toEqual(['log_without_opening']);
    expect(codes(log.filter(({ seq }) => seq !== 2))).toEqual(['sequence_gap']);
    expect(codes(log.map((record) => (record.seq === 3 ? { ...record, opportunityId: 'p' } : record)))).toEqual([
      'foreign_record',
    ]);
  });
});

describe('a refusal', () => {
  test('can be kept beside the records', () => {
    const player = new Player(plain).send(advance);
    expect(player.last.ok ? null : player.last.refusal).toMatchObject({
      kind: 'refusal',
      opportunityId: 'o',
      afterSeq: 1,
      at: '2026-03-01T00:00:00.000Z',
      by: { id: 'ann', roles: ['r'] },
      event: { type: 'advance' },
      blockers: [
        {
          code: 'missing_action',
          params: { action: 'x' },
          element: 3,
          remedy: { type: 'completeAction', action: 'x' },
        },
      ],
    });
  });

  test('tells the passed items beside the blockers', () => {
    const model = modelOf(
      { stages: [{ id: 'a', requires: { actions: ['x', 'y'] }, optional: { actions: ['z'] } }, { id: 'b' }] },
      { actions: { x: 'X', y: 'Y', z: 'Z' } },
    );
    const player = new Player(model).send(x).send(advance);
    const items = player.last.ok ? [] : player.last.checklist;
    expect(items.map(({ params, met, required }) => [params.action, met, required])).toEqual([
      ['x', true, true],
      ['y', false, true],
      ['z', false, false],
    ]);
  });
});
