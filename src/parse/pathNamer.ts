import type { Json } from '../issues/index.js';
import { MAX_ID } from '../plan/index.js';
import type { Keys } from './readJson.js';

/**
 * Writes a way through a document as the path of an issue: elements of a list by their id where it names one alone,
 * others by position, as `checkModel` does.
 */
export function pathNamer(document: Json): (keys: Keys) => string {
  const counted = new Map<object, ReadonlyMap<string, number>>();

  return (keys) => {
    const steps: string[] = [];
    let place: Json | undefined = document;
    keys.forEach((key, index) => {
      const list: Json | undefined = place;
      place = inside(list, key);
      const name = Array.isArray(list) && keys[index + 1] !== 'id' ? idOf(place) : null;
      steps.push(name !== null && countsIn(list as readonly Json[]).get(name) === 1 ? name : String(key));
    });
    return steps.join('.');
  };

  function countsIn(list: readonly Json[]): ReadonlyMap<string, number> {
    const known = counted.get(list);
    if (known !== undefined) return known;
    const counts = new Map<string, number>();
    for (const element of list) {
      const id = idOf(element);
      if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    counted.set(list, counts);
    return counts;
  }
}

function inside(value: Json | undefined, key: string | number): Json | undefined {
  const isHolder = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return isHolder ? (value as { readonly [key: string]: Json })[key] : undefined;
}

/** A stage without an id of its own has that of the catalogue's stage. */
function idOf(element: Json | undefined): string | null {
  const id = inside(element, 'id') ?? inside(element, 'use');
  return typeof id === 'string' && id.trim() !== '' && id.length <= MAX_ID ? id : null;
}
