/** What a report was made of: enough to make any of its numbers again, for all of its members or for one of them. */
// biome-ignore lint/suspicious/noExplicitAny: what a member is, only the measure knows.
export type Counted<M = any, T = unknown> = {
  readonly members: ArrayLike<M>;
  /** In the order of the report's groups; made when they are asked for. */
  readonly groups: () => readonly { readonly members: ArrayLike<M> }[];
  readonly idOf: (member: M) => string;
  /** The key is that of the group asked about, for measures whose value depends on it. */
  readonly value: (members: readonly M[], key: GroupKey) => T;
  /** What was found for each opportunity of the group asked about last. */
  last?: { readonly group: number; readonly own: readonly unknown[] };
};

export type GroupKey = { readonly [dimension: string]: string | null };

/** Not enumerable: neither JSON, nor a copy, nor a comparison sees it. */
const COUNTED = '~counted';

/** The report, with what it was made of behind it. */
export function keepCounted<R extends object, M, T>(report: R, counted: Counted<M, T>): R {
  return Object.defineProperty(report, COUNTED, { value: counted });
}

/** `undefined`: the report was stored, copied, or made by hand. */
export function countedIn(report: object): Counted | undefined {
  return (report as { readonly [COUNTED]?: Counted })[COUNTED];
}
