import * as fc from 'fast-check';
import type { SalesModelInput } from '../../definition/index.js';
import { demandOptions } from '../../issues/index.js';
import type { TransitionRecord } from '../../opportunity/index.js';
import type { AnyPlan, SalesPlan } from '../../plan/index.js';
import { demandCount } from './demandCount.js';
import { journeyArbitrary } from './journeyArbitrary.js';

export type HistoryArbitraryOptions = {
  /** Opportunities, at most; default 20. */
  readonly maxOpportunities?: number;
  /** Steps of each, at most; default 15. */
  readonly maxSteps?: number;
};

/**
 * Logs of several opportunities in one list, in the order of their instants, as a table of records holds them: what
 * `historyFromRecords` reads. A counterexample shrinks to fewer opportunities and fewer steps.
 *
 * @throws {StagewrightError} `unknown_property` for an option that nobody reads, `out_of_range`.
 * @example
 * import fc from 'fast-check';
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const [records = []] = fc.sample(historyArbitrary(plan, { maxOpportunities: 3 }), { numRuns: 1, seed: 1 });
 * records[0]?.event.type // => 'import'
 */
export function historyArbitrary<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  options: HistoryArbitraryOptions = {},
): fc.Arbitrary<readonly TransitionRecord<M>[]> {
  demandOptions('options', options, ['maxOpportunities', 'maxSteps']);
  const { maxOpportunities = 20, maxSteps = 15 } = options;
  demandCount('options.maxOpportunities', maxOpportunities, 0);
  return fc
    .array(journeyArbitrary(plan as AnyPlan, { maxSteps }), { maxLength: maxOpportunities, size: 'max' })
    .map((journeys) =>
      journeys
        .flatMap(({ records }, index) => records.map((record) => owned(record, `o${index + 1}`)))
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    ) as unknown as fc.Arbitrary<readonly TransitionRecord<M>[]>;
}

/** The record as that of another opportunity; the first one holds its id a second time. */
function owned(record: TransitionRecord, id: string): TransitionRecord {
  const changes = 'id' in record.changes ? { ...record.changes, id } : record.changes;
  return { ...record, id: `${id}:${record.seq}`, opportunityId: id, changes };
}
