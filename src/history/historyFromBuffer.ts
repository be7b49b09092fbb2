import type { StagePath } from '../values/index.js';
import { arrangeEvents, type Origin } from './arrangeEvents.js';
import type { ChangeLots } from './ChangeLots.js';
import { valuesOnceChanged } from './changedValues.js';
import { columnsFrom, sourceOf } from './columnsFrom.js';
import { createHistory } from './createHistory.js';
import type { EventBuffer } from './EventBuffer.js';
import type { IdTable } from './IdTable.js';
import { placesOf } from './placesOf.js';
import type { Read } from './Quality.js';
import type { QualityTally } from './QualityTally.js';
import type { Attributes } from './readAttributes.js';
import type { AttributeChanges, HistoryColumns } from './StageHistory.js';

/** Puts what was read in order, counts what that shows, and makes a history of it. The buffer can be read on. */
export function historyFromBuffer<A extends string, B extends string = never>(
  { buffer, ids, tally, rows, changes }: EventIntake<B>,
  path: StagePath,
  attributes: Attributes<A>,
  origin: Origin = 'rows',
): Read<A | B> {
  const counts = tally.copy();
  const arranged = arrangeEvents(buffer, ids.ranked(), counts, origin);
  const changed = changes?.read(arranged.ids) ?? null;
  const names = changes === undefined ? attributes.names : [...new Set([...attributes.names, ...changes.names])];
  const values = valuesInTheEnd(names, attributes.valuesOf(arranged.ids, counts), changed?.changes ?? {}, {
    opportunities: arranged.ids.length,
    tell: (opportunity) => counts.add('attribute_not_as_changed', arranged.ids[opportunity] ?? ''),
  });
  const history = createHistory<A | B>({
    ...columnsFrom({ ...sourceOf(buffer), tie: arranged.tie }, arranged.order),
    path,
    places: placesOf(path),
    ids: arranged.ids,
    first: arranged.first,
    attributes: names,
    values,
    changes: (changed?.changes ?? {}) as HistoryColumns<A | B>['changes'],
  });
  const quality = { ...counts.report(rows), ...(changed === null ? {} : { changes: changed.quality }) };
  return { history, quality };
}

/** What the table says, or what changes led to; the table is told of where it says something else. Blank it says nothing. */
function valuesInTheEnd<A extends string>(
  names: readonly A[],
  values: { readonly [name: string]: readonly (string | null)[] },
  changes: { readonly [name: string]: AttributeChanges | undefined },
  { opportunities, tell }: { readonly opportunities: number; readonly tell: (opportunity: number) => void },
): HistoryColumns<A>['values'] {
  const entries = names.map((name) => {
    const said = values[name] ?? new Array<null>(opportunities).fill(null);
    const own = valuesOnceChanged(said, changes[name]);
    if (own !== said)
      for (const [opportunity, value] of said.entries())
        if (value !== null && value !== own[opportunity]) tell(opportunity);
    return [name, own] as const;
  });
  return Object.fromEntries(entries) as unknown as HistoryColumns<A>['values'];
}

/** What was read so far. */
type EventIntake<B extends string> = {
  readonly buffer: EventBuffer;
  readonly ids: IdTable;
  readonly tally: QualityTally;
  readonly rows: number;
  /** Left out: there is no table of changes. */
  readonly changes?: ChangeLots<B> | undefined;
};
