import { describe, expect, test } from 'vitest';
import {
  type AnyOpportunity,
  type AnyPlan,
  apply,
  compileSalesModel,
  dueItems,
  explain,
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
