import { demandType, StagewrightError, wrongType } from '../issues/index.js';

/**
 * Refuses what would not be put in order, nor told by its id: it is no record of the kernel.
 *
 * @throws {StagewrightError} `wrong_type`, with the property in the path.
 */
export function demandRecord(path: string, record: unknown): void {
  demandType(path, 'record', record);
  const { id, opportunityId, at, series, seq, changes } = record as { readonly [property: string]: unknown };
  for (const [name, text] of Object.entries({ id, opportunityId, at, series }))
    demandType(`${path}.${name}`, 'text', text);
  demandType(`${path}.changes`, 'record', changes);
  if (typeof seq !== 'number') throw new StagewrightError([wrongType(`${path}.seq`, 'number', seq)]);
}
