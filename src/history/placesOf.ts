import { createIssue, StagewrightError } from '../issues/index.js';
import type { StagePath } from '../values/index.js';
import { CLOSED, OPEN, PARKED } from './StageHistory.js';

/** Places of a path in the order of the columns: stages, won, lost, abandoned, after-win stages. */
export function placesOf({ stages, won, lost, abandoned, afterWin = [] }: StagePath): readonly string[] {
  return [...stages, ...won, ...lost, ...abandoned, ...afterWin];
}

/** How names of a path are read, aliases among them. */
export type Places = {
  readonly names: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  /** The status that an opportunity has in each place. */
  readonly status: Uint8Array;
};

/** @throws {StagewrightError} `ambiguous_place` where one name stands for two places. */
export function readPlaces(path: StagePath): Places {
  const names = placesOf(path);
  const index = new Map(names.map((name, place) => [name, place]));
  if (index.size < names.length) {
    const found = names.filter((name, place) => index.get(name) !== place);
    throw new StagewrightError(found.map((name) => createIssue('ambiguous_place', 'path', { found: name })));
  }
  for (const [alias, name] of Object.entries(path.aliases ?? {})) {
    const place = index.get(name);
    if (place !== undefined && !index.has(alias)) index.set(alias, place);
  }
  const parked = new Set(path.parked);
  const status = Uint8Array.from(names, (name, place) =>
    place >= path.stages.length ? CLOSED : parked.has(name) ? PARKED : OPEN,
  );
  return { names, index, status };
}
