import { demandType, StagewrightError } from '../issues/index.js';
import { malformedAt } from './malformedAt.js';

/**
 * What is made of a model as it was given. Nobody has looked at its shape yet: what leads back to itself, or throws where
 * it is read, is told as such, not as what is thrown somewhere inside.
 *
 * @throws {StagewrightError} `wrong_type` for what is no record; `missing_property` or `wrong_type` at the place that cannot
 * be read, `malformed_model` where there is none.
 */
export function readingModel<M, T>(path: string, model: M, make: (model: M) => T): T {
  demandType(path, 'record', model);
  try {
    return make(model);
  } catch (cause) {
    if (cause instanceof StagewrightError) throw cause;
    throw new StagewrightError([malformedAt(model, make, cause)]);
  }
}
