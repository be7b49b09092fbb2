import { historyFromRows } from 'stagewright/conversion';
import { expect, test } from 'vitest';

const { history } = historyFromRows([{ id: 'a', at: '2026-01-01T00:00:00Z', to: 'lead' }], {
  path: { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] },
  columns: { opportunityId: 'id', at: 'at', to: 'to' },
  opportunities: { rows: [{ id: 'a', owner: 'ann' }], id: 'id', attributes: ['owner'] },
});
const issues = (ask: () => unknown) => {
  try {
    ask();
    return [];
  } catch (error) {
    const { issues } = error as { issues: readonly { code: string; path: string }[] };
    return issues.map(({ code, path }) => `${code} ${path}`);
  }
};

test('what a history does not have is refused, not answered with nothing', () => {
  expect(issues(() => history.codes('ownr'))).toEqual(['unknown_choice attribute']);
  expect(issues(() => history.valueAt('ownr' as never, 0, '2026-02-01T00:00:00Z'))).toEqual([
    'unknown_choice attribute',
  ]);
  for (const opportunity of [1, 99, -1, 0.5, Number.NaN])
    expect(issues(() => history.valueAt('owner', opportunity, '2026-02-01T00:00:00Z'))).toEqual([
      'unknown_opportunity opportunity',
    ]);
  for (const asOf of ['2026-02-01', Number.NaN, null, undefined])
    expect(issues(() => history.spells(asOf as never))).toEqual(['unreadable_instant asOf']);
  expect(history.codes('owner').names).toEqual(['ann']);
  expect(history.valueAt('owner', 0, '2026-02-01T00:00:00Z')).toBe('ann');
  expect(history.spells(Number.POSITIVE_INFINITY).last[0]).toBe(0);
});
