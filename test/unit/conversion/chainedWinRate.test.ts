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

  test('what comes behind the win breaks nothing', () => {
    expect(totalOf([...all, 'sign'], ['lead']).isExact).toBe(true);
  });
});

/** Roads of any kind, half of them straight, so that many products are exact. */
const straight = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.boolean()).map(([length, isLost]) => {
  const places = ROAD.slice(0, length);
  return isLost && length < 4 ? [...places, 'lost'] : places;
});
const wild = fc
  .array(fc.constantFrom('lead', 'need', 'bid'), { minLength: 1, maxLength: 5 })
  .map((places) => places.filter((place, index) => place !== places[index - 1]));
const walks = fc.oneof(
  fc.array(straight, { minLength: 1, maxLength: 8 }),
  fc.array(fc.oneof(straight, wild), { minLength: 1, maxLength: 8 }),
);

property.prop([walks])(
  'exact is who takes every stage once and in order; then the product is the share that wins',
  (all) => {
    const total = totalOf(...all);
    const isStraight = all.every((places) => {
      const stages = places.filter((place) => place !== 'lost');
      return stages.every((place, index) => place === ROAD[index]);
    });
    expect(total.isExact).toBe(isStraight);
    const first = total.stages[0]?.chained;
    if (!isStraight || !first) return;
    const won = all.filter((places) => places.includes('won')).length;
    expect(BigInt(first.numerator) * BigInt(all.length)).toBe(BigInt(first.denominator) * BigInt(won));
  },
);
