import { expect, test } from 'vitest';
import { conversionDays, historyFromRows, members } from '../../../src/conversion/index.js';

// The whole is added up without columns of stays, groups and members are made of them. Both are held against rows that are
// gone through one opportunity after the other.

const path = { stages: ['lead', 'need', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const ways = [
  ['lead', 'need', 'offer', 'won'],
  ['lead', 'need', 'lead', 'need', 'lost'],
  ['need', 'lost', 'need', 'offer'],
  ['won'],
  ['lead'],
];
const places = [...path.stages, 'won'];
const DAY = 86_400_000;
const deals = Array.from({ length: 9_001 }, (_, deal) => ({
  id: `d${String(deal).padStart(5, '0')}`,
  events: (ways[deal % ways.length] ?? []).map((to, step) => ({ to, at: (20_000 + step * (1 + (deal % 7))) * DAY })),
}));
const { history } = historyFromRows(
  deals.flatMap(({ id, events }) => events.map((event) => ({ id, ...event }))),
  { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } },
);

/** One stage by hand: `first` stays, the `sum` of all with the end of the last, or `each`. */
function byHand(stage: string, visits: 'first' | 'sum' | 'each') {
  const found = { stage, days: 0, entered: 0, converted: 0, open: 0 };
  for (const { events } of deals) {
    const stays = events.flatMap(({ to, at }, index) => {
      const next = events[index + 1];
      const isOn = next !== undefined && places.indexOf(next.to) > places.indexOf(to);
      return to === stage ? [{ days: ((next?.at ?? 0) - at) / DAY, isOn, isOpen: next === undefined }] : [];
    });
    const sum = stays.reduce((days, stay) => days + stay.days, 0);
    const counted = {
      first: stays.slice(0, 1),
      each: stays,
      sum: stays.slice(-1).map((last) => ({ ...last, days: sum })),
    };
    for (const { days, isOn, isOpen } of counted[visits]) {
      found.entered++;
      if (isOpen) found.open++;
      if (!isOn) continue;
      found.converted++;
      found.days += days;
    }
  }
  return found;
}

test.each(['first', 'sum', 'each'] as const)('conversion days of %s, as a whole and of stays in columns', (visits) => {
  const report = conversionDays(history, { asOf: 30_000 * DAY, visits });
  for (const row of report.total) expect(row).toMatchObject(byHand(row.stage, visits));
  const standing = deals.filter(({ events }) => events[0]?.to !== 'won');
  expect([report.n, report.excluded]).toEqual([standing.length, { without_stage: deals.length - standing.length }]);
  // Day 20,000 and the month behind it lie in one year.
  const { groups } = conversionDays(history, { asOf: 30_000 * DAY, visits, every: 'year' });
  expect(groups).toEqual([{ key: { period: '2024' }, value: report.total }]);
  const entered = members(report, { at: '0.entered' });
  const inLead = deals.filter(({ events }) => events.some(({ to }) => to === 'lead')).map(({ id }) => id);
  expect(entered).toMatchObject({ ok: true, value: { number: byHand('lead', visits).entered, ids: inLead } });
});
