import { stagePath } from 'stagewright';
import { historyFromRecords, pipelineMovement, stageAgeing, timeInStage, winRate } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, START } from '../../support/Player.js';

const DAY = 86_400_000;
const outcomes = [
  { id: 'won', kind: 'won' },
  { id: 'lost', kind: 'lost' },
] as const;
const model = modelOf({ stages: [{ id: 'a' }, { id: 'b' }] }, {
  lifecycle: { transfer: {} },
  series: [{ id: 't', won: 'order-placed', stages: [{ id: 'x' }, { id: 'y' }], result: { outcomes: [...outcomes] } }],
} as never);
const reason = 'larger than thought';
/** Two days in a, three in b, then over to the other series, where it is won a week later. */
const player = new Player(model, {}, { series: 's' })
  .send({ type: 'advance' }, { day: 2 })
  .send({ type: 'transfer', series: 't', reason }, { day: 5 })
  .send({ type: 'advance' }, { day: 8 })
  .send({ type: 'close', outcome: 'won', reason }, { day: 12 });
const { plan, log } = player;
const asOf = START + 100 * DAY;
const during = { from: new Date(START), to: new Date(asOf) };
const read = (series: 's' | 't', records = log) =>
  historyFromRecords(records, { path: stagePath(plan, series as never) });

describe('an opportunity that is carried over into another series', () => {
  test('was played', () => expect(player.codes).toEqual([]));

  test('waits in the first one where it stood, and that is told', () => {
    const { history, quality } = read('s');
    expect([...history.place].map((place) => history.places[place])).toEqual(['a', 'b', 'b']);
    expect([...history.at].map((at) => (at - START) / DAY)).toEqual([0, 2, 5]);
    expect(quality).toMatchObject({
      rows: 6,
      kept: 3,
      problems: [
        { code: 'other_variant', count: 3, action: 'excluded' },
        { code: 'transferred', count: 1, action: 'told', samples: ['o'] },
      ],
    });
  });

  test('is three days in its last stage there, whenever it is asked, and grows no older', () => {
    const { history } = read('s');
    const [, b] = timeInStage(history, { asOf }).total;
    expect(b).toMatchObject({ entered: 1, left: 0, open: 1, parkedNow: 1, restrictedMean: { days: 3, upTo: 3 } });
    expect(stageAgeing(history, { asOf }).total.map(({ standing }) => standing)).toEqual([0, 0]);
  });

  test('is neither won nor lost there, and leaves its pipeline', () => {
    const { history } = read('s');
    const { total, excluded } = winRate(history, { basis: { closedDuring: during }, asOf });
    expect([total.denominator, excluded]).toEqual([0, { open: 1 }]);
    const [movement] = pipelineMovement(history, {
      during: { ...during, from: new Date(START + 3 * DAY) },
      asOf,
    }).total;
    const counts = new Map(movement?.steps.map(({ kind, count }) => [kind, count]));
    expect(['start', 'parked', 'end'].map((kind) => counts.get(kind as 'start'))).toEqual([1, -1, 0]);
  });

  test('enters the second one when it comes, and is won there', () => {
    const { history, quality } = read('t');
    expect([...history.place].map((place) => history.places[place])).toEqual(['x', 'y', 'won']);
    expect([...history.at].map((at) => (at - START) / DAY)).toEqual([5, 8, 12]);
    expect(quality.problems.map(({ code }) => code)).toEqual(['other_variant']);
    expect(winRate(history, { basis: { closedDuring: during }, asOf }).total).toMatchObject({
      numerator: 1,
      denominator: 1,
    });
  });

  test('goes on where it comes back', () => {
    const back = new Player(model, {}, { series: 's' })
      .send({ type: 'transfer', series: 't', reason }, { day: 5 })
      .send({ type: 'transfer', series: 's', to: 'b', reason }, { day: 8 })
      .send({ type: 'close', outcome: 'lost', reason }, { day: 12 });
    expect(back.codes).toEqual([]);
    const { history, quality } = read('s', back.log);
    expect([...history.place].map((place) => history.places[place])).toEqual(['a', 'a', 'b', 'lost']);
    expect(quality.problems.map(({ code, count }) => [code, count])).toEqual([
      ['other_variant', 1],
      ['transferred', 1],
    ]);
    // Five days in a: the three elsewhere are none of them.
    expect(timeInStage(history, { asOf }).total[0]?.median.value).toBe(5);
  });
});
