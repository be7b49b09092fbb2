import type { StageHistory } from '../history/index.js';
import type { Standing } from './standingAt.js';

/** Standings by the values of attributes, groups in order of their keys. Every standing is in exactly one group. */
export function groupStandings<A extends string, B extends A>(
  { values }: StageHistory<A>,
  standings: readonly Standing[],
  groupBy: readonly B[],
): readonly { readonly key: { readonly [P in B]: string | null }; readonly members: readonly Standing[] }[] {
  if (groupBy.length === 0) return [];
  const groups = new Map<string, { key: { readonly [P in B]: string | null }; members: Standing[] }>();
  for (const standing of standings) {
    const parts = groupBy.map((name) => [name, values[name][standing.opportunity] ?? null] as const);
    const name = JSON.stringify(parts);
    const group = groups.get(name) ?? {
      key: Object.fromEntries(parts) as { readonly [P in B]: string | null },
      members: [],
    };
    groups.set(name, group);
    group.members.push(standing);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
