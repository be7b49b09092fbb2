import { describe, expect, test } from 'vitest';
import {
  type AnyOpportunity,
  type AnyPlan,
  apply,
  compileSalesModel,
  dueItems,
  explain,
  explainCreation,
  nextDueAt,
  openOpportunity,
} from '../../../src/index.js';
import type { StagewrightError } from '../../../src/issues/index.js';
import { modelOf, Player } from '../../support/Player.js';

const advance = { type: 'advance' };

describe('a waiver lifts its blocker, and nothing that stood behind it', () => {
  const model = modelOf(
    {
      stages: [{ id: 'a', requires: { fields: ['n'], condition: { field: 'n', gt: 10 } } }, { id: 'b' }],
    },
    { fields: { n: { type: 'number' } }, roles: ['boss'], waivers: [{ role: 'boss', kinds: ['fields'] }] },
  );
  const waiver = {
    code: 'missing_field',
    path: 'series.s.stages.a.requires.fields.0',
    by: { id: 'bea', roles: ['boss'] },
    reason: 'known',
  };

  test('unknown never waives a gate: the condition on a waived field still blocks', () => {
    const player = new Player(model);
    expect(player.send(advance).codes).toEqual(['missing_field']);
    expect(player.send(advance, { waive: [waiver] }).codes).toEqual(['condition_unknown']);
    expect(player.place).toBe('a');
  });

  test('one that does not count leaves the missing field alone as the blocker', () => {
    const player = new Player(model);
    const expired = { ...waiver, expiresAt: '2020-01-01T00:00:00Z' };
    expect(player.send(advance, { waive: [expired] }).codes).toEqual(['missing_field', 'waiver_not_allowed']);
  });
});

describe('a raised process is raised', () => {
  test('also while nobody knows whether it applies', () => {
    const model = modelOf(
      { stages: [{ id: 'a', requires: { condition: { process: 'p', is: 'raised' } } }, { id: 'b' }] },
      {
        fields: { n: { type: 'number' } },
        roles: ['r', 'boss'],
        processes: [{ id: 'p', raise: ['r'], approve: { by: ['boss'] }, when: { field: 'n', gt: 1 } }],
      },
    );
    const player = new Player(model);
    player.send({ type: 'setFields', values: { n: 5 } }).send({ type: 'raiseProcess', process: 'p' }, { roles: ['r'] });
    player.send({ type: 'setFields', values: { n: null } });
    expect(player.send(advance).codes).toEqual([]);
    expect(player.place).toBe('b');
  });
});

describe('explain and apply agree on retries', () => {
  const plan = compileSalesModel(modelOf({ stages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] })) as AnyPlan;
  const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
  const opened = openOpportunity(plan, { id: 'o' }, context);
  if (!opened.ok) throw new Error(opened.standing);
  const first = { id: 'e1', type: 'advance' };
  const moved = apply(plan, opened.opportunity, first as never, context);
  if (!moved.ok) throw new Error(moved.standing);
  const deal: AnyOpportunity = moved.opportunity;

  const both = (events: readonly object[], more: object = {}) => {
    const applied = apply(plan, deal, events as never, { ...context, ...more });
    const verdict = explain(plan, deal, events as never, { ...context, ...more });
    return {
      applied: applied.ok ? [] : applied.blockers.map(({ code }) => code),
      explained: verdict.blockers.map(({ code }) => code),
    };
  };

  test('a list that was applied as a whole is allowed, whatever is asked of it now', () => {
    const { applied, explained } = both([first, { type: 'rollBack' }]);
    expect(applied).toEqual([]);
    expect(explained).toEqual(applied);
  });

  test('the sequence that the user saw is that before the first new event', () => {
    // A repeated first event changes nothing: the next one is still held against the sequence.
    const { applied, explained } = both([first, { id: 'e2', type: 'advance' }], { expectedSeq: 1 });
    expect(applied).toEqual(['sequence_conflict']);
    expect(explained).toEqual(applied);
  });
});

describe('due items', () => {
  const plan = compileSalesModel(
    modelOf({ stages: [{ id: 'a' }, { id: 'b' }] }, { ageing: [{ remind: 7 }] }),
  ) as AnyPlan;
  const opened = openOpportunity(plan, { id: 'o' }, { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } });
  if (!opened.ok) throw new Error(opened.standing);

  test.each([dueItems, nextDueAt])('an unreadable last activity is refused, not passed over', (due) => {
    const options = { asOf: '2026-03-20T00:00:00Z', calendar: 'UTC', lastActivityAt: 'yesterday' };
    try {
      due(plan, opened.opportunity, options);
    } catch (cause) {
      expect((cause as StagewrightError).issues).toMatchObject([
        { code: 'unreadable_instant', path: 'lastActivityAt' },
      ]);
      return;
    }
    throw new Error('was not refused');
  });
});

describe('values that a process may not write are a fault of the event’s shape', () => {
  const model = modelOf(
    { stages: [{ id: 'a' }, { id: 'b' }] },
    {
      roles: ['r', 'boss'],
      fields: { price: { type: 'number' }, name: {}, city: {} },
      processes: [{ id: 'p', raise: ['r'], approve: { by: ['boss'] }, corrects: ['price'] }],
    },
  );
  const foreign = { type: 'raiseProcess', process: 'p', values: { price: 1, name: 'x', city: 'y' } };

  test('each of them at once, before the sequence is looked at', () => {
    const player = new Player(model);
    const found = player.explain(foreign, { expectedSeq: 7 }).blockers;
    expect(found.map(({ code, path, params }) => [code, path, params.expected])).toEqual([
      ['invalid_event', 'values.name', 'correction'],
      ['invalid_event', 'values.city', 'correction'],
    ]);
    expect(player.send({ ...foreign, values: { price: 1 } }).codes).toEqual([]);
  });

  test('in an answer too', () => {
    const player = new Player(model).send({ type: 'raiseProcess', process: 'p' });
    const answer = { type: 'approveProcess', process: 'p', values: { name: 'x' } };
    expect(player.send(answer, { by: 'bea', roles: ['boss'] }).codes).toEqual(['invalid_event']);
  });
});

describe('a list that was applied before', () => {
  const player = new Player(modelOf({ stages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }));
  player.send([{ type: 'advance', id: 'e1' }, { type: 'advance' }]);

  test('is a repetition', () => {
    expect(player.send([{ type: 'advance', id: 'e1' }, { type: 'advance' }]).last).toMatchObject({ repeated: true });
  });

  test('is none where an event has no readable shape: it cannot have been applied', () => {
    player.send([{ type: 'advance', id: 'e1' }, { type: 'nonsense' }]);
    expect(player.codes).toEqual(['invalid_event']);
    expect(player.last).toMatchObject({ ok: false, index: 1 });
  });

  test('is none for an opportunity of another model', () => {
    const other = { ...player.opportunity, model: { id: 'm', version: 2 } };
    const list = [{ type: 'advance', id: 'e1' }, { type: 'advance' }];
    const context = { at: '2026-04-01T00:00:00Z', by: { id: 'ann', roles: [] } };
    expect(apply(player.plan, other, list as never, context)).toMatchObject({
      ok: false,
      blockers: [{ code: 'model_version_mismatch' }],
    });
  });
});

describe('waivers count wherever a requirement blocks', () => {
  const boss = { id: 'bea', roles: ['boss'] };
  const waivers = [{ role: 'boss', kinds: ['fields', 'conditions'] }] as const;

  test('in the draft of a skip that does not say yet where it leads', () => {
    const model = modelOf(
      { stages: [{ id: 'a', requires: { fields: ['n'] } }, { id: 'b' }, { id: 'c' }], moves: { skip: 'allow' } },
      { fields: { n: {} }, roles: ['boss'], waivers: [...waivers] },
    );
    const waive = [{ code: 'missing_field', path: 'series.s.stages.a.requires.fields.0', by: boss, reason: 'known' }];
    const verdict = new Player(model).explain({ type: 'skip' }, { waive });
    expect(verdict.blockers).toEqual([]);
    expect(verdict.standing).toBe('needs_input');
  });

  const model = modelOf(
    { stages: [{ id: 'a' }, { id: 'b' }] },
    {
      fields: { mobile: {} },
      roles: ['boss'],
      waivers: [...waivers],
      objects: {
        order: ['lead', 'opportunity'],
        checks: [{ to: 'opportunity', condition: { field: 'mobile', present: true } }],
      },
    },
  );
  const plan = compileSalesModel(model) as AnyPlan;
  const waiver = { code: 'condition_unmet', path: 'objects.checks.0.condition', by: boss, reason: 'met in person' };
  const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };

  test('when an opportunity is opened: the record keeps them, one that lifts nothing is told', () => {
    expect(openOpportunity(plan, { id: 'o' }, context)).toMatchObject({ blockers: [{ code: 'condition_unmet' }] });
    const idle = { ...waiver, path: 'objects.checks.7.condition' };
    const opened = openOpportunity(plan, { id: 'o' }, { ...context, waive: [waiver, idle] });
    expect(opened).toMatchObject({ ok: true, records: [{ waived: [waiver] }], unusedWaivers: [idle] });
    const { code } = waiver;
    const self = { ...waiver, by: { id: 'ann', roles: ['boss'] } };
    const refused = openOpportunity(plan, { id: 'o' }, { ...context, waive: [self] });
    expect(refused.ok || refused.blockers.map((blocker) => blocker.code)).toEqual([code, 'waiver_not_allowed']);
  });

  test('when a creation is explained', () => {
    expect(explainCreation(plan, 'opportunity', { fields: {} }, context).allowed).toBe(false);
    expect(explainCreation(plan, 'opportunity', { fields: {} }, { ...context, waive: [waiver] }).allowed).toBe(true);
  });
});

describe('an opening without readable fields', () => {
  const plan = compileSalesModel(modelOf({ stages: [{ id: 'a' }] })) as AnyPlan;
  const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };

  test.each([null, [], 'x', 7])('fields: %j', (fields) => {
    const opened = openOpportunity(plan, { id: 'o', fields } as never, context);
    if (fields === null) expect(opened.ok).toBe(true);
    else expect(opened).toMatchObject({ ok: false, blockers: [{ code: 'invalid_event', path: 'fields' }] });
  });
});

describe('the days of a due item are all of one kind', () => {
  const opened = (ageing: object) => {
    const player = new Player(modelOf({ stages: [{ id: 'a' }] }, { ageing: [ageing as never] }));
    return (asOf: string) =>
      dueItems(player.plan, player.opportunity, { asOf, calendar: 'Asia/Shanghai' }).map(({ kind, days }) => [
        kind,
        days,
      ]);
  };

  // After Sunday 1 March 2026, Saturday 30 May included: 90 days, 65 of them Mondays to Fridays (counted one by one by Python's datetime).
  test.each([
    ['calendar', '2026-05-30T00:00:00Z', 90],
    ['business', '2026-05-30T00:00:00Z', 65],
    ['business', '2026-06-01T00:00:00Z', 66],
  ])('%s days on %s', (count, asOf, days) => {
    expect(opened({ remind: 7, warn: 14, recycle: 30, count })(asOf)).toEqual([
      ['remind', days],
      ['warn', days],
      ['recycle', days],
    ]);
  });

  test('what falls due today has as many as its threshold', () => {
    const at = opened({ remind: 7, count: 'business' });
    expect(at('2026-03-09T15:59:59Z')).toEqual([]);
    expect(at('2026-03-09T16:00:00Z')).toEqual([['remind', 7]]);
  });
});
