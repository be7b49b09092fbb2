import type { Requires } from '../../definition/index.js';
import { changed, diffRecord, inside, type Place, propertyChanged } from './diffRecord.js';
import { judgeCondition } from './judgeCondition.js';
import { atLeast, opposite } from './judges.js';
import type { ModelChange } from './ModelChange.js';

const KINDS = { fields: 'field', actions: 'action', processes: 'process', questions: 'question' } as const;

/** What is asked for before a stage is left, an outcome reached or a result corrected: more of it tightens. */
export function* diffRequires(before: unknown, after: unknown, at: Place): Generator<ModelChange> {
  const { condition: was, ...lists } = before as Requires;
  const { condition: now, ...others } = after as Requires;
  for (const [list, kind] of Object.entries(KINDS) as [keyof typeof KINDS, string][]) {
    const old = new Map(lists[list].map((entry, index) => [idOf(entry), { entry, index }]));
    for (const [index, entry] of others[list].entries()) {
      const id = idOf(entry);
      const known = old.get(id);
      old.delete(id);
      const place = inside(inside(at, list), known?.index ?? index, index);
      if (known === undefined)
        yield changed('requirement_added', { before: null, after: place.after }, 'tightens', { kind, id });
      else if (typeof entry === 'object' && typeof known.entry === 'object' && entry.times !== known.entry.times)
        yield propertyChanged('times', known.entry.times, entry.times, inside(place, 'times'), atLeast);
    }
    for (const [id, { index }] of old) {
      const place = { before: inside(inside(at, list), index).before, after: null };
      yield changed('requirement_removed', place, opposite('tightens'), { kind, id });
    }
  }
  yield* diffRecord({ condition: was }, { condition: now }, at, { condition: { judge: judgeCondition } });
}

const idOf = (entry: string | { readonly action: string }): string =>
  typeof entry === 'string' ? entry : entry.action;
