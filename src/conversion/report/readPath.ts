/** One step into a value: a key, or an element of a list, by its names or else by its place. */
type Step = { readonly key: string } | { readonly names: Names | null; readonly index: number };
type Names = readonly (readonly [key: string, value: unknown])[];

/** What elements of lists are told apart by: the same row of another report has the same names, not the same place. */
export const NAMES: readonly string[] = [
  'stage',
  'state',
  'code',
  'from',
  'to',
  'kind',
  'outcome',
  'name',
  'currency',
  'id',
  'day',
];

/** A path with its places named, so that it leads to the same row of whatever members. */
export type Route = readonly Step[];

/** `null`: the value has no such path. */
export function routeTo(value: unknown, path: string): Route | null {
  const route: Step[] = [];
  let here = value;
  for (const key of path === '' ? [] : path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return null;
    const next = (here as { readonly [key: string]: unknown })[key];
    route.push(Array.isArray(here) ? { names: namesOf(next), index: Number(key) } : { key });
    here = next;
  }
  return route;
}

/** What stands there; `undefined` where nothing does. */
export function readRoute(value: unknown, route: Route): unknown {
  let here = value;
  for (const step of route) {
    if (typeof here !== 'object' || here === null) return undefined;
    if ('key' in step)
      here = Object.hasOwn(here, step.key) ? (here as { readonly [key: string]: unknown })[step.key] : undefined;
    else if (!Array.isArray(here)) return undefined;
    else here = step.names === null ? here[step.index] : here.find((element) => isNamed(element, step.names as Names));
  }
  return here;
}

/** How much of a route leads to the row: up to its last element of a list. */
export function rowOf(route: Route): Route {
  return route.slice(0, route.findLastIndex((step) => !('key' in step)) + 1);
}

function namesOf(element: unknown): Names | null {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return null;
  const own = element as { readonly [key: string]: unknown };
  const names = NAMES.filter((key) => Object.hasOwn(own, key) && (own[key] === null || typeof own[key] !== 'object'));
  return names.length === 0 ? null : names.map((key) => [key, own[key]]);
}

function isNamed(element: unknown, names: Names): boolean {
  return (
    typeof element === 'object' &&
    element !== null &&
    names.every(([key, value]) => (element as { readonly [key: string]: unknown })[key] === value)
  );
}
