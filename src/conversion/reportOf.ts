import type { StageHistory } from '../history/index.js';
import type { Issue } from '../issues/index.js';
import { type CalendarInput, type InstantInput, type PeriodUnit, readInstant } from '../values/index.js';
import { type AttributeAt, readAttributeAt } from './attributeAt.js';
import { framed } from './boundsIn.js';
import { type Every, groupMembers } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { keepCounted } from './report/counted.js';
import { frameWarnings } from './reportBounds.js';

/** How a report is cut, the same for all of them. */
export type SplitOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = {
  readonly asOf: InstantInput;
  readonly groupBy?: readonly B[] | undefined;
  /** Groups by the period of the instant that the measure names; no attribute called `period` beside it (`reserved_name`). */
  readonly every?: E;
  /**
   * When attributes that change over time are read, by what was known at `asOf`: `asOf`, an instant for all (a date is its
   * beginning in the calendar's zone, not after `asOf`), or `counted` (default), at the moment that counts each member:
   *
   * - the close of who closed; the creation, or the entry, of who is counted from there; the start of a cohort's follow-up;
   * - the beginning of a stay, the instant of a move;
   * - for who stands somewhere the instant at which it does: `asOf`, or the end of the period (`stageDistribution`,
   *   `maintenanceLoad`, open ones of `salesVelocity`, `pipelineHygiene`, `staleOpportunities`, those standing in
   *   `stageAgeing`), each end of a `stageTotalRatio`;
   * - for `pipelineMovement` and `closeDateChanges`, which follow each over a stretch of time, its end.
   *
   * What puts a member into a period (`every`) is mostly that moment too; where it is another, the measure says it.
   */
  readonly attributeAt?: AttributeAt;
  /** The zone of dates and periods, its holidays and fiscal year; default UTC. */
  readonly calendar?: CalendarInput;
};

/** The members of one group of a report. */
type Group<K extends string, M> = {
  readonly key: { readonly [P in K]: string | null };
  readonly members: readonly M[];
};

/** What a measure says of its members, as a whole and by group, in the one shape of reports. */
export function reportOf<
  A extends string,
  B extends A,
  E extends PeriodUnit | undefined,
  M extends { readonly opportunity: number },
  T,
>(
  history: StageHistory<A>,
  members: readonly M[],
  options: Omit<SplitOptions<B, E>, 'asOf'>,
  report: {
    readonly method: string;
    readonly asOf: string;
    /** Default: as many opportunities as there are in `members`. */
    readonly n?: number;
    readonly excluded: { readonly [why: string]: number };
    readonly warnings?: readonly Issue[];
    /** By which instant a member falls into a period. */
    readonly at: (member: M) => number;
    /** The moment that counts a member; left out: that instant. */
    readonly moment?: (member: M) => number;
    /** Left out: by attributes, and by the period of that instant. */
    readonly groups?: () => readonly Group<B | Every<E>, M>[];
    /** The key is that of the group; that of the whole is empty. */
    readonly value: (members: readonly M[], key: { readonly [dimension: string]: string | null }) => T;
  },
): Measured<T, B | Every<E>> {
  const { groupBy = [], every, calendar = 'UTC' } = options;
  const { method, asOf, excluded, at, moment = at, value } = report;
  const momentsOf = readAttributeAt(options, msOf(asOf));
  const groups =
    report.groups ??
    (() =>
      groupMembers<A, B, M, E>(
        history,
        members,
        groupBy,
        { moment, momentsOf },
        { every: every as E & (PeriodUnit | undefined), calendar, at },
      ));
  const measured = {
    method,
    asOf,
    ...framed(options, history),
    n: report.n ?? new Set(members.map(({ opportunity }) => opportunity)).size,
    excluded,
    warnings: [...frameWarnings(history, options, asOf), ...(report.warnings ?? [])],
    total: value(members, {}),
    groups: groups().map(({ key, members }) => ({ key, value: value(members, key) })),
  };
  const idOf = ({ opportunity }: M) => history.ids[opportunity] ?? '';
  return keepCounted(measured, { members, groups, idOf, value });
}

/** The text of an instant in a report is exact to the millisecond. */
export const msOf = (asOf: string): number => readInstant(asOf) ?? Number.NaN;
