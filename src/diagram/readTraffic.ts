import { createIssue, demandType, type Issue, isRecord, StagewrightError, shown, wrongType } from '../issues/index.js';
import { nearestName } from '../plan/index.js';
import type { Compared } from './Diagram.js';
import type { MoveCount } from './DiagramOptions.js';

/** What a host says of opportunities: the place that one stands at, and how often others moved from place to place. */
export type Traffic = { readonly current: string | null; readonly counts: ReadonlyMap<string, Counted> };
export type Counted = { readonly from: string; readonly to: string; readonly count: number };

/**
 * Finds the places that a host names; rows of one pair are added up, those of beginnings are read and left.
 *
 * @throws {StagewrightError} `wrong_type` for no list of rows; else with every fault at once: `wrong_type`,
 * `unknown_reference`, `not_an_integer`, `out_of_range`.
 */
export function readTraffic({ places }: Compared, current: string | null, rows: readonly MoveCount[]): Traffic {
  demandType('counts', 'list', rows);
  const issues: Issue[] = [];
  // What is gone gives way to what is there under the same id.
  const keys = new Map(
    [...places]
      .sort((a, b) => Number(b.change === 'gone') - Number(a.change === 'gone'))
      .map(({ id, key }) => [id, key]),
  );
  const kind = places[0]?.group === 'states' ? 'customerState' : 'stage';
  const keyOf = (id: string, path: string): string | null => {
    const key = keys.get(id);
    if (key === undefined)
      issues.push(createIssue('unknown_reference', path, { kind, id, nearest: nearestName(String(id), keys.keys()) }));
    return key ?? null;
  };
  const counts = new Map<string, Counted>();
  [...rows].forEach((row, index) => {
    if (!isRecord(row)) {
      issues.push(wrongType(`counts.${index}`, 'record', row));
      return;
    }
    const from = row.from === null ? null : keyOf(row.from, `counts.${index}.from`);
    const to = keyOf(row.to, `counts.${index}.to`);
    const path = `counts.${index}.count`;
    // Databases count in bigints.
    const count = typeof row.count === 'bigint' ? Number(row.count) : row.count;
    if (!Number.isSafeInteger(count)) issues.push(createIssue('not_an_integer', path, { found: shown(row.count) }));
    else if (count < 0) issues.push(createIssue('out_of_range', path, { found: count, min: 0 }));
    if (from === null || to === null) return;
    const pair = JSON.stringify([from, to]);
    counts.set(pair, { from, to, count: (counts.get(pair)?.count ?? 0) + count });
  });
  const at = current === null ? null : keyOf(current, 'current');
  if (issues.length > 0) throw new StagewrightError(issues);
  return { current: at, counts };
}
