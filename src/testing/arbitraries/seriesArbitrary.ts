import * as fc from 'fast-check';
import { defined } from './defined.js';
import { condition, simplest } from './ingredients.js';
import { movesArbitrary } from './movesArbitrary.js';
import { resultArbitrary } from './resultArbitrary.js';
import { stageArbitrary } from './stageArbitrary.js';

/** Ids that state machines, objects and paths stumble over, among plain ones; no two of a model are alike. */
const HOSTILE_IDS = [
  'a',
  'b',
  '1. Prospect',
  'Id. Decision Makers',
  '#New',
  'constructor',
  '新建',
  '🚀',
  'x/y',
  '10',
  '2',
  'a.b',
  'toString',
  '%23',
];
const AFTER_WIN_IDS = ['deliver', '.paid', '#sign\\off'];
const PLAIN_IDS = ['lead', 'talk', 'need', 'offer', 'negotiate', 'order'];

/** A series without its id, of up to six stages, with a road behind its win and a variant now and then. */
export function seriesArbitrary({
  ids,
  maxStages,
}: {
  readonly ids: 'plain' | 'hostile';
  readonly maxStages: number;
}): fc.Arbitrary<object> {
  const names = ids === 'plain' ? PLAIN_IDS : HOSTILE_IDS;
  return fc
    .record({
      ids: fc.shuffledSubarray(names, { minLength: 1, maxLength: maxStages }),
      after: fc.oneof(
        simplest,
        fc.constant<string[]>([]),
        fc.shuffledSubarray(ids === 'plain' ? ['deliver', 'support'] : AFTER_WIN_IDS, { minLength: 1 }),
      ),
    })
    .chain(({ ids, after }) =>
      fc
        .record({
          stages: fc.tuple(
            ...ids.map((name, index) => stageArbitrary(name, { mayBeAuto: index < ids.length - 1, isOpen: true })),
          ),
          afterWin: fc.tuple(
            ...after.map((name, index) => stageArbitrary(name, { mayBeAuto: index < after.length - 1, isOpen: false })),
          ),
          moves: movesArbitrary(ids),
          result: resultArbitrary(ids),
          variant: fc.record({ drop: fc.subarray(ids.slice(1, -1)), when: fc.option(condition(), { nil: undefined }) }),
          isIndividual: fc.boolean(),
        })
        .map(({ variant, isIndividual, afterWin, ...rest }) => ({
          won: 'order-placed',
          ...rest,
          ...(afterWin.length > 0 ? { afterWin } : {}),
          ...(variant.drop.length > 0 ? { variants: [{ id: 'short', ...defined(variant) }] } : {}),
          ...(isIndividual ? { probability: { mode: 'individual', setBy: ['rep'] } } : {}),
        })),
    );
}
