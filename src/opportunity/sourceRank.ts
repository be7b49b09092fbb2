import type { Field } from '../definition/index.js';

/** Best first, where a field names no sources: what a process wrote, documents, anything else, the rep's word. */
const DEFAULT_SOURCES: readonly string[] = ['process:*', 'document', '*', 'rep'];

/** The rank of a source for a field, 0 best. A source that is not listed ranks behind all that are. */
export function sourceRank({ sources = DEFAULT_SOURCES }: Field, source: string): number {
  const exact = sources.indexOf(source);
  if (exact >= 0) return exact;
  const process = source.startsWith('process:') ? sources.indexOf('process:*') : -1;
  if (process >= 0) return process;
  const any = sources.indexOf('*');
  return any >= 0 ? any : sources.length;
}
