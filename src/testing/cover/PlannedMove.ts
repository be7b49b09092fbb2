import type { Keep } from '../../definition/index.js';
import type { Requirement, Track } from '../../plan/index.js';
import type { Demand } from '../../satisfiability/index.js';
import type { MoveKind } from '../../values/index.js';

/** `finish` is the end of the road behind a win; the table of moves has no cell for it. */
export type PlannedMoveKind = MoveKind | 'finish';

/** A move that a design allows, by one of its rules. */
export type PlannedMove = {
  readonly track: Track;
  readonly kind: PlannedMoveKind;
  /** Stages, then outcomes, as in the track's table. */
  readonly from: number;
  readonly to: number;
  /** As the coverage counts it: a move that several rules allow is one. */
  readonly key: string;
  /** The event that asks for it, without its reason. */
  readonly event: { readonly type: string; readonly [property: string]: string };
  /** What it asks for. */
  readonly requirements: readonly Requirement[];
  /** That, and that no earlier rule of the same move holds. */
  readonly demand: Demand;
  /** That the move goes by this of its rules, allowed or not. */
  readonly applies: Demand;
  /** `false`: it takes none; `null`: it needs one, and any text will do. */
  readonly reasons: ReadonlySet<string> | null | false;
  /** What the visit that begins with it keeps. */
  readonly keep: Keep;
  /** Where the rule stands that asks for the reason. */
  readonly reasonPath: string;
  /** Roles of its own rule. */
  readonly roles: { readonly path: string; readonly roles: readonly string[] } | null;
  /** After how many days it is refused. */
  readonly window: { readonly path: string; readonly days: number } | null;
};
