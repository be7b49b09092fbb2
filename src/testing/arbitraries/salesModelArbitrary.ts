import * as fc from 'fast-check';
import type { SalesModelInput } from '../../definition/index.js';
import { demandOptions, StagewrightError, unknownChoice } from '../../issues/index.js';
import { defined } from './defined.js';
import { demandCount } from './demandCount.js';
import { ROLES, roles } from './ingredients.js';
import { seriesArbitrary } from './seriesArbitrary.js';

/** Of series: numbered once they are drawn, so that one that does not matter can be left out. */
const IDS = ['s', 't'];

/** What to make models of. */
export type SalesModelArbitraryOptions = {
  /** `hostile` (default): ids that state machines, objects and paths stumble over, among plain ones. */
  readonly ids?: 'plain' | 'hostile';
  /** Stages before the result, at most: 1..6, default 6. */
  readonly maxStages?: number;
};

/**
 * Sales models that hold, over everything that moves an opportunity: skips, rollbacks, repeats, automatic and mandatory
 * stages, variants, after-win stages, processes, conditions, rights, outcomes with their places, changes, reopening,
 * parking, ageing and transfer. Built to hold, not filtered: every one compiles. A counterexample shrinks to few stages
 * with few rules.
 *
 * @throws {StagewrightError} `unknown_property` for an option that nobody reads, `out_of_range`, `unknown_choice`.
 * @example
 * import fc from 'fast-check';
 * import { compileSalesModel, diffModels } from 'stagewright';
 * fc.assert(fc.property(salesModelArbitrary(), (model) => diffModels(model, model).length === 0), { numRuns: 5 });
 * fc.sample(salesModelArbitrary({ ids: 'plain' }), { numRuns: 1, seed: 1 }).map((model) => compileSalesModel(model).id)
 * // => ['any.model']
 */
export function salesModelArbitrary(options: SalesModelArbitraryOptions = {}): fc.Arbitrary<SalesModelInput> {
  demandOptions('options', options, ['ids', 'maxStages']);
  const { ids = 'hostile', maxStages = 6 } = options;
  demandCount('options.maxStages', maxStages, 1, 6);
  if (ids !== 'plain' && ids !== 'hostile')
    throw new StagewrightError([unknownChoice('options.ids', ids, ['plain', 'hostile'])]);
  const shape = { ids, maxStages };
  return fc
    .record({
      series: fc.array(seriesArbitrary(shape), { minLength: 1, maxLength: IDS.length }),
      quorum: fc.constantFrom('any', 'all', 1),
      raise: roles(),
      hasOrder: fc.boolean(),
      voidRoles: fc.option(roles(), { nil: undefined }),
      transfer: fc.constantFrom(false, {}),
      ageing: fc.constantFrom([], [{ remind: 7, warn: 14, recycle: 30 }]),
    })
    .map(({ series: drawn, quorum, raise, hasOrder, voidRoles, transfer, ageing }) => ({
      format: 'stagewright/1',
      id: 'any.model',
      version: 1,
      roles: [...ROLES],
      fields: { amount: { type: 'number', min: 0 }, ready: { type: 'boolean' }, note: {} },
      actions: { demo: 'Demo', offer: 'Offer' },
      questions: ['worth'],
      checks: { creditOk: 'Credit limit is not used up' },
      processes: [
        { id: 'review', raise, approve: { by: [...ROLES], quorum } },
        { id: 'credit', raise, approve: { by: ['manager'] }, ...(hasOrder ? { after: ['review'] } : {}) },
      ],
      lifecycle: {
        suspend: { reasons: ['later'] },
        void: { reasons: ['duplicate'], ...defined({ roles: voidRoles }) },
        transfer,
      },
      ageing,
      routing: [{ series: 's' }],
      series: drawn.map((series, at) => ({ id: IDS[at], ...series })),
    })) as unknown as fc.Arbitrary<SalesModelInput>;
}
