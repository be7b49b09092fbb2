import { fc, test as property } from '@fast-check/vitest';
import { chainedWinRate } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, type Step, stagesHistory } from '../../support/stagesHistory.js';

const asOf = day(60);
const ROAD = ['lead', 'need', 'bid', 'won'];
const walk = (...places: readonly string[]) => places.map((to, step): Step => [day(step + 1), to]);
const totalOf = (...walks: readonly (readonly string[])[]) =>
  chainedWinRate(stagesHistory(Object.fromEntries(walks.map((places, id) => [`d${id}`, walk(...places)]))), { asOf })
    .total;
const productOf = (total: ReturnType<typeof totalOf>) => total.stages[0]?.chained?.value;

describe('the product is the share that wins, or says that it is not: by each of what breaks it alone', () => {
  const all = ['lead', 'need', 'bid', 'won'];

  test('nothing: 2 of 4', () => {
    const total = totalOf(all, all, ['lead', 'need', 'lost'], ['lead']);
    expect(total).toMatchObject({ isExact: true, skips: 0, rollbacks: 0, reentries: 0 });
    expect(productOf(total)).toBe(1 / 2);
  });

  test('a skip: two of three win, and the product says one of two', () => {
    const total = totalOf(all, ['lead', 'bid', 'won'], ['lead', 'need', 'lost']);
    expect(total).toMatchObject({ isExact: false, skips: 1, rollbacks: 0, reentries: 0 });
    // 3/3 · 1/2 · 2/2.
    expect(productOf(total)).toBe(1 / 2);
  });

  test('a step back', () => {
    const total = totalOf(all, ['lead', 'need', 'lead', 'lost']);
    expect(total).toMatchObject({ isExact: false, skips: 0, rollbacks: 1, reentries: 1 });
  });

  test('a second entry without a step back: a loss that was reopened in its stage', () => {
    const total = totalOf(all, ['lead', 'lost', 'lead']);
    expect(total).toMatchObject({ isExact: false, skips: 0, rollbacks: 0, reentries: 1 });
  });

  test('who was created beyond the first stage: a win that the first rate knows nothing of', () => {
    const total = totalOf(['need', 'bid', 'won'], ['lead', 'lost']);
    expect(total).toMatchObject({ isExact: false, skips: 1, rollbacks: 0, reentries: 0 });
    expect(productOf(total)).toBe(0);
  });

  test('what comes behind the win breaks nothing, nor does the same win found again', () => {
    expect(totalOf([...all, 'sign'], ['lead']).isExact).toBe(true);
    expect(totalOf([...all, 'lost', 'won'])).toMatchObject({ isExact: true, winsUndone: 0 });
  });

  test('a win that was set to lost: nobody wins, and the product says all', () => {
    const total = totalOf([...all, 'lost']);
    expect(total).toMatchObject({ isExact: false, skips: 0, rollbacks: 0, reentries: 0, winsUndone: 1 });
    expect(productOf(total)).toBe(1);
  });

  test('a win that was reopened and lost: what comes behind it is a step back like any other', () => {
    const total = totalOf([...all, 'lead', 'lost']);
    expect(total).toMatchObject({ isExact: false, skips: 0, rollbacks: 1, reentries: 1, winsUndone: 1 });
  });

  test('a stage that is first entered behind the win counts among those who ever stood in it', () => {
    const { stages } = totalOf(['lead', 'won', 'need', 'lost']);
    expect(stages[1]?.further).toMatchObject({ numerator: 0, denominator: 1 });
  });
});

/** Roads of any kind, half of them straight, so that many products are exact. */
const straight = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.boolean()).map(([length, isLost]) => {
  const places = ROAD.slice(0, length);
  return isLost && length < 4 ? [...places, 'lost'] : places;
});
const wild = fc
  .array(fc.constantFrom('lead', 'need', 'bid', 'won', 'lost', 'sign'), { minLength: 1, maxLength: 6 })
  .map((places) => places.filter((place, index) => place !== places[index - 1]));
const walks = fc.oneof(
  fc.array(straight, { minLength: 1, maxLength: 8 }),
  fc.array(fc.oneof(straight, wild), { minLength: 1, maxLength: 8 }),
);

property.prop([walks])(
  'exact is who takes every stage once and in order, and keeps the win; then the product is the share that wins',
  (all) => {
    const total = totalOf(...all);
    const isWin = (place: string | undefined) => place === 'won' || place === 'sign';
    const isStraight = all.every((places) => {
      const stages = places.filter((place) => place !== 'lost').map((place) => (isWin(place) ? 'won' : place));
      const isKept = !stages.includes('won') || isWin(places.at(-1));
      return isKept && stages.every((place, index) => place === ROAD[Math.min(index, 3)]);
    });
    expect(total.isExact).toBe(isStraight);
    const first = total.stages[0]?.chained;
    if (!isStraight || !first) return;
    const won = all.filter((places) => isWin(places.at(-1))).length;
    const members = all.filter((places) => places.some((place) => place !== 'lost')).length;
    expect(BigInt(first.numerator) * BigInt(members)).toBe(BigInt(first.denominator) * BigInt(won));
  },
);
