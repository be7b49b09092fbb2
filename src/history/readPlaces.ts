import { StagewrightError } from '../issues/index.js';
import type { StagePath } from '../values/index.js';
import { pathIssues } from './pathIssues.js';
import { placesOf } from './placesOf.js';
import { CLOSED, OPEN, PARKED } from './StageHistory.js';

/** How names of a path are read, aliases among them. */
export type Places = {
  readonly names: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  /** The status that an opportunity has in each place. */
  readonly status: Uint8Array;
};

/**
 * @throws {StagewrightError} `wrong_type` of what is no path, `ambiguous_place` where one name stands for two places,
 * `unknown_stage` where one waits in a place, or an alias stands for one, that the path has not.
 */
export function readPlaces(path: StagePath): Places {
  const issues = pathIssues(path);
  if (issues.length > 0) throw new StagewrightError(issues);
  const names = placesOf(path);
  const index = new Map(names.map((name, place) => [name, place]));
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
