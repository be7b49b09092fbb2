import { expect, test } from 'vitest';
import { buildHistory, type HistoryEvent } from '../../../src/history/buildHistory.js';
import { QualityTally } from '../../../src/history/Quality.js';

const path = { stages: ['a', 'b'], won: ['won'], lost: [], abandoned: [], parked: [] };
const event = (at: number, seq: number, place: number): HistoryEvent => ({
  id: 'o',
  at,
  seq,
  place,
  recordedAt: null,
  status: 0,
  amount: null,
  currency: null,
});
const built = (...events: readonly HistoryEvent[]) => {
  const tally = new QualityTally();
  const history = buildHistory(path, events, { names: [], of: () => ({}) }, tally);
  return { places: [...history.place], problems: tally.report(0, 0).problems };
};

test('events of one instant keep the order of their sequence', () => {
  expect(built(event(1, 3, 2), event(1, 1, 0), event(1, 2, 1))).toEqual({ places: [0, 1, 2], problems: [] });
});

test('without one they keep the order of input, and that is told', () => {
  expect(built(event(1, 0, 1), event(1, 0, 0))).toEqual({
    places: [1, 0],
    problems: [{ code: 'order_of_input_kept', count: 1, samples: ['o'] }],
  });
});

test('time goes before sequence', () => {
  expect(built(event(2, 1, 1), event(1, 2, 0)).places).toEqual([0, 1]);
});
