import type { SalesModelInput, SeriesOf, VariantOf } from '../definition/index.js';
import { demandOptions } from '../issues/index.js';
import { type AnyPlan, type SalesPlan, trackNamed } from '../plan/index.js';
import { buildMachineConfig } from './buildMachineConfig.js';
import { placesOf } from './placesOf.js';
import type { SeriesMachineConfig } from './SeriesMachineConfig.js';

export type ToMachineConfigOptions<M extends SalesModelInput, S extends string = SeriesOf<M>> = {
  /** One variant of the series; left out: all its stages. */
  readonly variant?: VariantOf<M, S>;
};

/**
 * The machine of a series as plain JSON, for visualisers, graph tools and other versions of XState.
 *
 * It names two guards with parameters, one without, and one action, and holds no function; whoever runs it supplies
 * them. `toMachine` is this configuration with the kernel behind it.
 *
 * @throws {StagewrightError} `unknown_reference` where the plan has no such series or variant.
 *
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { toMachineConfig } from 'stagewright/machine';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: '1. New' }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const { id, states } = toMachineConfig(plan, 's');
 * id // => 'm.s'
 * Object.keys(states.open.states) // => ['1. New', 'b']
 * states.open.states.b.on.close[0].target // => '#result/won'
 * states.open.states.b.on.rollBack[0].guard // => { type: 'leadsTo', params: { to: 'open/1%2E New' } }
 */
export function toMachineConfig<M extends SalesModelInput, const S extends SeriesOf<M>>(
  plan: SalesPlan<M>,
  series: S,
  options: ToMachineConfigOptions<M, S> = {},
): SeriesMachineConfig {
  demandOptions('options', options, ['variant']);
  const track = trackNamed(plan as AnyPlan, series, options.variant);
  return buildMachineConfig(plan as AnyPlan, track, placesOf(track));
}
