import { completeModel, type SalesModel, type SalesModelInput } from '../definition/index.js';
import { StagewrightError } from '../issues/index.js';
import { checkModel } from './checkModel.js';
import { declarationsOf } from './declarationsOf.js';
import { readingModel } from './readingModel.js';
import type { SalesPlan } from './SalesPlan.js';
import type { SeriesPlan } from './SeriesPlan.js';

/**
 * Compiles a model into the plan that everything else reads.
 *
 * References and structure are checked here, without a validator library; data that was loaded goes through
 * `parseSalesModel` first, which tells all that is wrong with the shape at once. Cost: linear in the size of the model.
 *
 * @throws {StagewrightError} with every fault at once (`unknown_reference`, `duplicate_id`, `unknown_property`, …;
 * `malformed_model` where the value has not the shape of a model at all, `wrong_type` where it is no record). A model in the
 * source that does not hold is a programming error.
 */
export function compileSalesModel<const M extends SalesModelInput>(model: M): SalesPlan<M> {
  return readingModel('model', model, (given) => {
    const definition = read(given);
    return Object.freeze({
      model,
      id: definition.id,
      version: definition.version,
      ...declarationsOf(definition),
      series: new Map(definition.series.map((series) => [series.id, planSeries(series)])),
    });
  });
}

/** The model completed and checked. */
function read(model: SalesModelInput): SalesModel {
  const definition = completeModel(model);
  const issues = checkModel(definition).filter(({ severity }) => severity === 'error');
  if (issues.length > 0) throw new StagewrightError(issues);
  return definition;
}

function planSeries(series: SalesModel['series'][number]): SeriesPlan {
  return {
    id: series.id,
    path: `series.${series.id}`,
    series,
    stageIds: new Set([...series.stages, ...series.afterWin].map(({ id }) => id)),
    outcomeIds: new Set(series.result.outcomes.map(({ id }) => id)),
    tracks: new Map(),
  };
}
