import { type Checking, type ReferenceKind, report } from './Checking.js';

/** Elements that wait for each other in a circle, each circle told once, by the way round it. */
export function checkCycles<T extends { readonly id: string }>(
  checking: Checking,
  kind: ReferenceKind,
  elements: readonly T[],
  next: (element: T) => readonly string[],
  pathOf: (id: string) => string,
): void {
  const byId = new Map(elements.map((element) => [element.id, element]));
  const finished = new Set<string>();
  for (const { id } of elements) {
    if (finished.has(id)) continue;
    // The way to where we are, and at each step the ones still to be looked at: no recursion, a chain may be long.
    const way = [{ id, open: [...next(byId.get(id) as T)] }];
    const onWay = new Map([[id, 0]]);
    for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
      const to = here.open.pop();
      if (to === undefined) {
        way.pop();
        onWay.delete(here.id);
        finished.add(here.id);
        continue;
      }
      const start = onWay.get(to);
      if (start !== undefined) {
        report(checking, 'circular_reference', pathOf(to), {
          kind,
          ids: [...way.slice(start).map((step) => step.id), to],
        });
      } else if (!finished.has(to) && byId.has(to)) {
        onWay.set(to, way.length);
        way.push({ id: to, open: [...next(byId.get(to) as T)] });
      }
    }
  }
}
