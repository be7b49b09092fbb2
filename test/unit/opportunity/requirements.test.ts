import { describe, expect, test } from 'vitest';
import { modelOf, Player } from '../../support/Player.js';

const advance = { type: 'advance' };
const set = (values: object, source?: string) => ({ type: 'setFields', values, ...(source ? { source } : {}) });

describe('conditions are three-valued, and unknown never waives a gate', () => {
  const fields = { n: { type: 'number' as const }, m: { type: 'money' as const }, d: { type: 'date' as const }, t: {} };
  const ask = (condition: object) =>
    new Player(
      modelOf(
        { stages: [{ id: 'a', requires: { condition: condition as never } }, { id: 'b' }] },
        {
          roles: ['r'],
          fields,
          questions: ['q'],
          actions: { x: 'X' },
          checks: { c: 'C' },
          processes: [{ id: 'p', approve: { by: ['r'] } }],
        },
      ),
    );
  const answer = (condition: object, values: object = {}, checks = {}) => {
    const player = ask(condition);
    if (Object.keys(values).length > 0) player.send(set(values));
    return player.send(advance, { checks }).codes;
  };

  test.each([
    [{ field: 'n', present: true }, {}, ['condition_unmet']],
    [{ field: 'n', present: false }, {}, []],
    [{ field: 'n', gt: 1 }, {}, ['condition_unknown']],
    [{ field: 'n', valid: true }, {}, ['condition_unknown']],
    [{ not: { field: 'n', gt: 1 } }, {}, ['condition_unknown']],
    [{ field: 'n', gt: 1 }, { n: 1 }, ['condition_unmet']],
    [{ field: 'n', gte: 1, lt: 5 }, { n: 1 }, []],
    [{ field: 'n', gte: 1, lt: 5 }, { n: 5 }, ['condition_unmet']],
    [{ field: 'n', in: [1, 2] }, { n: 2 }, []],
    [{ field: 'n', ne: 2 }, { n: 2 }, ['condition_unmet']],
    [{ field: 'm', gt: 100000 }, { m: { amount: '100000.01', currency: 'CNY' } }, []],
    [{ field: 'm', gt: 100000 }, { m: { amount: '100000.00', currency: 'CNY' } }, ['condition_unmet']],
    [
      { field: 'm', eq: { amount: '5', currency: 'EUR' } },
      { m: { amount: '5.00', currency: 'CNY' } },
      ['condition_unmet'],
    ],
    [{ field: 'd', gt: '2026-03-01' }, { d: '2026-03-02' }, []],
    [{ field: 'd', withinDays: 30 }, { d: '2026-03-31' }, []],
    [{ field: 'd', withinDays: 30 }, { d: '2026-04-01' }, ['condition_unmet']],
    [{ field: 'd', withinDays: 30 }, { d: '2026-02-28' }, ['condition_unmet']],
    [{ action: 'x' }, {}, ['condition_unmet']],
    [{ stageVisited: 'b' }, {}, ['condition_unmet']],
    [{ stageVisited: 'a' }, {}, []],
    [{ question: 'q', is: 'no' }, {}, ['condition_unknown']],
    [{ process: 'p', is: 'approved' }, {}, ['condition_unknown']],
    [{ process: 'p', is: 'raised' }, {}, ['condition_unmet']],
    [{ all: [] }, {}, []],
    [{ any: [] }, {}, ['condition_unmet']],
    [
      {
        any: [
          { field: 'n', gt: 1 },
          { field: 't', present: true },
        ],
      },
      { t: 'x' },
      [],
    ],
    [
      {
        any: [
          { field: 'n', gt: 1 },
          { field: 't', present: true },
        ],
      },
      {},
      ['condition_unknown'],
    ],
    [
      {
        all: [
          { field: 'n', gt: 1 },
          { field: 't', present: true },
        ],
      },
      {},
      ['condition_unknown', 'condition_unmet'],
    ],
    [
      {
        not: {
          all: [
            { field: 'n', gt: 1 },
            { field: 't', present: true },
          ],
        },
      },
      {},
      [],
    ],
  ])('%j with %j: %j', (condition, values, codes) => expect(answer(condition, values)).toEqual(codes));

  test('a check has codes of its own, alone or as part of an outer all', () => {
    expect(answer({ check: 'c' })).toEqual(['check_unanswered']);
    expect(answer({ check: 'c' }, {}, { c: false })).toEqual(['check_failed']);
    expect(answer({ check: 'c' }, {}, { c: true })).toEqual([]);
    expect(answer({ all: [{ check: 'c' }, { field: 'n', gt: 1 }] }, {}, { c: false })).toEqual([
      'check_failed',
      'condition_unknown',
    ]);
    expect(answer({ not: { check: 'c' } }, {}, { c: true })).toEqual(['condition_unmet']);
    expect(answer({ not: { check: 'c' } })).toEqual(['check_unanswered']);
  });

  test('an unknown condition says what to fill in, with its path into the model', () => {
    const player = ask({ any: [{ field: 'n', gt: 1 }, { question: 'q', is: 'yes' }, { check: 'c' }] });
    const [blocker] = player.send(advance).last.ok ? [] : player.last.ok ? [] : player.last.blockers;
    expect(blocker).toMatchObject({
      code: 'condition_unknown',
      path: 'series.s.stages.a.requires.condition',
      params: { fields: ['n'], questions: ['q'], checks: ['c'], processes: [] },
      remedy: { type: 'setFields', fields: ['n'] },
    });
  });
});

test('a missing required field is told once, even where a condition depends on it', () => {
  const model = modelOf(
    { stages: [{ id: 'a', requires: { fields: ['n'], condition: { field: 'n', lt: 5 } } }, { id: 'b' }] },
    { fields: { n: { type: 'number' } } },
  );
  const player = new Player(model);
  expect(player.send(advance).codes).toEqual(['missing_field']);
  expect(player.last.ok ? [] : player.last.checklist.map(({ met }) => met)).toEqual([false, false]);
  expect(player.send([set({ n: 7 }), advance]).codes).toEqual(['condition_unmet']);
});

describe('sources of field values', () => {
  const model = modelOf({ stages: [{ id: 'a' }] }, { fields: { f: {}, g: { sources: ['order', 'rep'] } } });

  test('by default processes, documents, anything else, the rep', () => {
    const player = new Player(model).send(set({ f: '1' }));
    expect(player.send(set({ f: '2' }, 'email')).opportunity.fields.f?.value).toBe('2');
    expect(player.send(set({ f: '3' })).codes).toEqual(['weaker_source']);
    expect(player.send(set({ f: '4' }, 'document')).opportunity.fields.f?.source).toBe('document');
    expect(player.send(set({ f: '5' }, 'document')).opportunity.fields.f?.value).toBe('5');
    expect(player.send(set({ f: null }, 'email')).codes).toEqual(['weaker_source']);
    expect(player.send(set({ f: null }, 'document')).opportunity.fields.f).toBeUndefined();
  });

  test('a list of its own ranks what is not in it last', () => {
    const player = new Player(model).send(set({ g: '1' }));
    expect(player.send(set({ g: '2' }, 'document')).codes).toEqual(['weaker_source']);
    expect(player.send(set({ g: '2' }, 'order')).opportunity.fields.g?.value).toBe('2');
  });

  test('an equal value from a weaker source blocks nothing and changes nothing', () => {
    const player = new Player(model).send(set({ f: '1' }, 'document')).send(set({ f: '1' }));
    expect(player.opportunity.fields.f?.source).toBe('document');
  });

  test('all values or none, and nobody claims a process', () => {
    const player = new Player(model).send(set({ f: '1' }, 'document'));
    player.send(set({ f: '2', g: '2' }));
    expect(player.opportunity.fields.g).toBeUndefined();
    expect(player.send(set({ f: '2' }, 'process:p')).codes).toEqual(['invalid_event']);
  });
});

describe('core fields', () => {
  const model = modelOf(
    { stages: [{ id: 'a' }] },
    {
      roles: ['r', 'data'],
      fields: { name: { core: true, steward: 'data' }, code: { core: true, steward: 'data' } },
      processes: [{ id: 'change', kind: 'data-change', raise: ['r'], approve: { by: ['data'] }, corrects: ['name'] }],
    },
  );

  test('are free until they have a value; then their process is raised and the old value stands', () => {
    const player = new Player(model).send(set({ name: 'A' }));
    player.send(set({ name: 'B' }));
    expect(player.effects).toEqual(['process.raised']);
    expect(player.opportunity.fields.name?.value).toBe('A');
    expect(player.opportunity.processes.change?.proposed).toEqual({ name: 'B' });
    expect(player.send(set({ name: 'C' })).codes).toEqual(['process_already_raised']);
    player.send({ type: 'approveProcess', process: 'change' }, { by: 'dan', roles: ['data'] });
    expect(player.opportunity.fields.name).toMatchObject({ value: 'B', source: 'process:change' });
    player.send(set({ name: 'D' }));
    expect(player.opportunity.processes.change?.round).toBe(2);
  });

  test('without a process only their steward sets them', () => {
    const player = new Player(model).send(set({ code: '1' }));
    expect(player.send(set({ code: '2' })).codes).toEqual(['role_required']);
    expect(player.send(set({ code: '2' }), { roles: ['data'] }).opportunity.fields.code?.value).toBe('2');
  });

  describe('are corrected by what may be raised where the opportunity stands', () => {
    const fix = (id: string, more: object = {}) => ({ id, approve: { by: ['data'] }, corrects: ['name'], ...more });
    const played = (...processes: readonly object[]) =>
      new Player(
        modelOf(
          { stages: [{ id: 'a' }, { id: 'b' }] },
          {
            roles: ['r', 'data'],
            fields: { name: { core: true, steward: 'data' }, note: {} },
            processes: processes as never,
            lifecycle: { suspend: { reasons: ['later'] } },
          },
        ),
      ).send(set({ name: 'A' }));
    const refusal = (player: Player) =>
      player.send(set({ name: 'B' })).last.ok ? player.effects : player.codes.map((code) => [code, player.standing]);
    const NOT_MINE = [['role_required', 'forbidden']];

    test('elsewhere only their steward sets them, as where there is no process', () => {
      const player = played(fix('here', { stage: 'a' })).send({ type: 'advance' });
      expect(player.send({ type: 'raiseProcess', process: 'here' }).codes).toEqual(['move_not_allowed']);
      expect(refusal(player)).toEqual(NOT_MINE);
      expect(player.send(set({ name: 'B' }), { roles: ['data'] }).opportunity.fields.name?.value).toBe('B');
      expect(refusal(played(fix('here', { stage: 'a' })))).toEqual(['process.raised']);
    });
    test('of two the one that may be raised here', () => {
      const player = played(fix('early', { stage: 'a', kind: 'data-change' }), fix('late', { stage: 'b' }));
      expect(Object.keys(player.send({ type: 'advance' }).send(set({ name: 'B' })).opportunity.processes)).toEqual([
        'late',
      ]);
    });
    test('parked and closed ones by their steward', () => {
      const suspended = played(fix('any')).send({ type: 'suspend', reason: 'later', followUpOn: '2099-12-31' });
      expect(refusal(suspended)).toEqual(NOT_MINE);
      expect(refusal(played(fix('any')).send({ type: 'close', outcome: 'lost', reason: 'x' }))).toEqual(NOT_MINE);
      expect(refusal(suspended.send({ type: 'resume' }))).toEqual(['process.raised']);
    });
  });

  test('are set by their steward in stages that are the work of others', () => {
    const guarded = new Player(
      modelOf(
        { stages: [{ id: 'a', access: { own: ['rep'] } }] },
        {
          roles: ['rep', 'ops'],
          fields: { tax: { core: true, steward: 'ops' }, code: { core: true, steward: 'ops' }, note: {} },
          processes: [{ id: 'change', approve: { by: ['rep'] }, corrects: ['code'] }],
        },
      ),
    );
    const ops = { roles: ['ops'] };
    const standing = (values: object, roles = ops) => guarded.send(set(values), roles).standing;
    expect(standing({ tax: '1' })).toBe('forbidden');
    expect(standing({ tax: '1', code: '1' }, { roles: ['rep'] })).toBe('ready');
    expect(guarded.explain({ type: 'setFields', fields: ['tax'] }, ops).standing).toBe('needs_input');
    expect(standing({ tax: '2' }, { roles: ['rep'] })).toBe('forbidden');
    expect(standing({ tax: '2' })).toBe('ready');
    expect(standing({ tax: '3', note: 'x' })).toBe('forbidden');
    expect(standing({ code: '3' })).toBe('forbidden');
    expect(standing({})).toBe('forbidden');
  });
});

describe('waivers', () => {
  const model = modelOf(
    { stages: [{ id: 'a', requires: { fields: ['f'], actions: ['x'] }, access: { own: ['r'] } }, { id: 'b' }] },
    { fields: { f: {} }, actions: { x: 'X' }, roles: ['r', 'boss'], waivers: [{ role: 'boss', kinds: ['fields'] }] },
  );
  const boss = { id: 'bea', roles: ['boss'] };
  const waiver = {
    code: 'missing_field',
    path: 'series.s.stages.a.requires.fields.0',
    by: boss,
    reason: 'known customer',
  };
  const x = { type: 'completeAction', action: 'x' };

  test('lift exactly the blocker they name, once, and stand in the record', () => {
    const player = new Player(model).send(x).send(advance, { waive: [waiver] });
    expect(player.place).toBe('b');
    expect(player.log.at(-1)?.waived).toEqual([
      { code: waiver.code, path: waiver.path, by: boss, reason: 'known customer' },
    ]);
    expect(player.last.ok && player.last.unusedWaivers).toBeUndefined();
  });

  test('one that does not count blocks nothing that another has lifted', () => {
    const nobody = { ...waiver, by: { id: 'x', roles: [] } };
    for (const waive of [
      [nobody, waiver],
      [waiver, nobody],
    ]) {
      expect(new Player(model).send(x).send(advance, { waive }).place).toBe('b');
    }
  });

  test('do not count for kinds, roles or rights that the model does not allow', () => {
    const player = new Player(model);
    const action = { ...waiver, code: 'missing_action', path: 'series.s.stages.a.requires.actions.0' };
    expect(player.send(advance, { waive: [waiver, action] }).codes).toEqual(['missing_action', 'waiver_not_allowed']);
    expect(player.send(advance, { waive: [{ ...waiver, by: { id: 'x', roles: ['r'] } }] }).codes).toContain(
      'waiver_not_allowed',
    );
    expect(player.send(advance, { by: 'bea', roles: ['r', 'boss'], waive: [waiver] }).codes).toContain(
      'waiver_not_allowed',
    );
    const right = { ...waiver, code: 'role_required', path: 'series.s.stages.a.access' };
    expect(player.send(advance, { roles: [], waive: [right] }).codes).toContain('role_required');
  });

  test('expire, the last instant included, and are told when nothing needed them', () => {
    const player = new Player(model).send(x);
    expect(
      player.send(advance, { day: 2, waive: [{ ...waiver, expiresAt: '2026-03-02T23:59:59.999Z' }] }).codes,
    ).toContain('missing_field');
    expect(player.send(advance, { day: 2, waive: [{ ...waiver, expiresAt: '2026-03-03T00:00:00Z' }] }).place).toBe('b');
    player.send(set({ f: '1' }), { day: 3, waive: [waiver] });
    expect(player.last.ok && player.last.unusedWaivers).toHaveLength(1);
  });
});

describe('hostile ids are ordinary ids', () => {
  const odd = ['constructor', 'toString', 'hasOwnProperty', '1. Prospect', '#New', '新建', '🚀', 'a.b'];
  const model = modelOf(
    { stages: odd.map((id) => ({ id, requires: { actions: [id], fields: [id] } })) },
    { actions: Object.fromEntries(odd.map((id) => [id, id])), fields: Object.fromEntries(odd.map((id) => [id, {}])) },
  );

  test('in stages, actions and fields', () => {
    const player = new Player(model);
    for (const [index, id] of odd.entries()) {
      expect(player.place).toBe(id);
      expect(player.send(advance).codes.filter((code) => code.startsWith('missing'))).toEqual(
        index < odd.length - 1 ? ['missing_field', 'missing_action'] : [],
      );
      player.send([set({ [id]: 'v' }), { type: 'completeAction', action: id }]);
      if (index < odd.length - 1) player.send(advance);
    }
    expect(player.send({ type: 'close', outcome: 'won', reason: 'fit' }).opportunity.status).toBe('won');
  });
});
