import { compileSalesModel, stagePath } from 'stagewright';
import { historyFromRows } from 'stagewright/conversion';
import { expect, test } from 'vitest';
import { modelOf } from '../../support/Player.js';

const stages = [
  { id: 'lead', label: { en: 'Lead', 'zh-CN': '线索' }, aliases: ['New'] },
  { id: 'need', label: 'Same' },
  { id: 'offer', label: 'Same' },
];
const outcomes = [
  { id: 'won', kind: 'won', label: 'Closed Won' },
  { id: 'lost', kind: 'lost' },
] as const;
const path = stagePath(compileSalesModel(modelOf({ stages, result: { outcomes: [...outcomes] } })), 's');

test('labels in every language and aliases name their stage or outcome; an id, and what names two, do not', () => {
  expect(path.aliases).toEqual({ New: 'lead', Lead: 'lead', 线索: 'lead', 'Closed Won': 'won' });
});

test('rows that name stages by their labels are read', () => {
  const rows = [
    { id: 'a', at: '2026-01-02T00:00:00Z', to: '线索' },
    { id: 'a', at: '2026-01-05T00:00:00Z', to: 'Closed Won' },
  ];
  const { history, quality } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
  expect(quality.problems).toEqual([]);
  expect([...history.place].map((place) => history.places[place])).toEqual(['lead', 'won']);
});
