import type { EventObject, SnapshotFrom } from 'xstate';
import type { SalesModelInput, SeriesOf } from '../definition/index.js';
import type { Opportunity } from '../opportunity/index.js';
import { demandPlaced } from './PlacedMachine.js';
import type { SeriesMachine } from './SeriesMachine.js';

/**
 * The snapshot of a machine that stands where an opportunity stands: for `createActor`, the pure `transition`, or a
 * screen that only wants `can` and `matches`.
 *
 * What is stored is the opportunity; a snapshot is made of it whenever one is needed.
 *
 * @throws {StagewrightError} `model_mismatch` for another model's or version's opportunity, `machine_mismatch` for one
 * of another series or variant, `malformed_opportunity` and `unknown_reference` for what is none of this model.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, openOpportunity } from 'stagewright';
 * import { fromOpportunity, toMachine } from 'stagewright/machine';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const opened = openOpportunity(plan, { id: 'o-1' }, { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } });
 * if (!opened.ok) throw new Error(opened.standing);
 * const snapshot = fromOpportunity(toMachine(plan, 's'), opened.opportunity);
 * snapshot.value // => { open: 'a' }
 * snapshot.hasTag('open') // => true
 */
export function fromOpportunity<M extends SalesModelInput, S extends SeriesOf<M>, E extends EventObject>(
  machine: SeriesMachine<M, S, E>,
  opportunity: Opportunity<M>,
): SnapshotFrom<SeriesMachine<M, S, E>> {
  const placed = demandPlaced('machine', machine);
  return placed.resolveState(placed.placing.placeInput({ opportunity })) as unknown as SnapshotFrom<
    SeriesMachine<M, S, E>
  >;
}
