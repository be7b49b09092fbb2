import { demand, given, iterable, record } from './demand.js';

/**
 * That a history is one: as `historyFromRecords` and `historyFromRows` make them.
 *
 * @throws {StagewrightError} `wrong_type`, `missing_property`.
 */
export function demandHistory(history: unknown): void {
  const columns = { ids: iterable, first: iterable, at: iterable, recordedAt: iterable, attributes: iterable };
  demand({ history }, { history: record({ ...columns, path: record({}), values: record({}), asOf: given }) });
}
