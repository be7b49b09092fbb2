import type { StagePath } from '../values/index.js';
import { arrangeEvents, type Origin } from './arrangeEvents.js';
import { columnsFrom, sourceOf } from './columnsFrom.js';
import { createHistory } from './createHistory.js';
import type { EventBuffer } from './EventBuffer.js';
import type { IdTable } from './IdTable.js';
import { placesOf } from './placesOf.js';
import type { Read } from './Quality.js';
import type { QualityTally } from './QualityTally.js';
import type { Attributes } from './readAttributes.js';

/** Puts what was read in order, counts what that shows, and makes a history of it. The buffer can be read on. */
export function historyFromBuffer<A extends string>(
  { buffer, ids, tally, rows }: EventIntake,
  path: StagePath,
  attributes: Attributes<A>,
  origin: Origin = 'rows',
): Read<A> {
  const counts = tally.copy();
  const arranged = arrangeEvents(buffer, ids.ranked(), counts, origin);
  const values = attributes.valuesOf(arranged.ids, counts);
  const quality = counts.report(rows);
  const history = createHistory<A>({
    ...columnsFrom({ ...sourceOf(buffer), tie: arranged.tie }, arranged.order),
    path,
    places: placesOf(path),
    ids: arranged.ids,
    first: arranged.first,
    attributes: attributes.names,
    values,
  });
  return { history, quality };
}

/** What was read so far. */
type EventIntake = {
  readonly buffer: EventBuffer;
  readonly ids: IdTable;
  readonly tally: QualityTally;
  readonly rows: number;
};
