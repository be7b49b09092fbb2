import type { StagePath } from '../values/index.js';

/** A text that two paths share if they say the same, in whatever order their keys were written. */
export function pathKey({
  series = '',
  variant = null,
  stages,
  won,
  lost,
  abandoned,
  afterWin = [],
  parked,
  aliases = {},
  moves,
}: StagePath): string {
  const sorted = <T>(record: { readonly [name: string]: T }): readonly (readonly [string, T])[] =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  const allowed = moves && sorted(moves).map(([from, to]) => [from, sorted(to)]);
  const places = [stages, won, lost, abandoned, afterWin, [...parked].sort()];
  return JSON.stringify([series, variant, ...places, sorted(aliases), allowed ?? null]);
}
