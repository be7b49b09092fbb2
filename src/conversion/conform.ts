import { type AnyHistory, isVoidedIn, pathIssues, placesOf, type StageHistory } from '../history/index.js';
import { createIssue, type Issue, nearestName, StagewrightError } from '../issues/index.js';
import { type InstantInput, instantText, type PeriodUnit, type StagePath } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { type Judged, judgeMoves, type Violation, violationsOf } from './departures.js';
import { firstRows } from './firstRows.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { numberIssues } from './numberIssues.js';
import { type Rate, rateOf } from './Rate.js';
import { exclusions } from './reportBounds.js';
import type { SplitOptions } from './reportOf.js';
import { reportOfColumns } from './reportOfColumns.js';
import { readAsOf } from './standingAt.js';

export type Conformance = {
  readonly moves: number;
  /** The share of moves that the design allows; `null` where the path says nothing of moves, or there are none. */
  readonly fitness: number | null;
  /** Opportunities without an illegal move, of all. `null` with the fitness. */
  readonly conforming: Rate | null;
  /** Departures by kind, the most frequent first. Skips that the design allows are told of too, and are no illegal move. */
  readonly violations: readonly Violation[];
};

export type ConformOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = Omit<
  SplitOptions<B, E>,
  'asOf'
> & {
  /** Default: the last instant of the history; one without events has none, and is told as of the beginning of 1970. */
  readonly asOf?: InstantInput;
  /** Most ids by kind; default 5. */
  readonly samples?: number;
  /** A stay is long beyond q75 + fence × (q75 − q25) of its stage; default 3 (Tukey's outer fence). */
  readonly fence?: number;
  /**
   * Rows that name the stage in which the opportunity stands already: `ignore` (default), as a history does not tell them from
   * changes of other columns; `judge`: each is an entry into the stage anew, as in a log whose every row is one.
   */
  readonly repeats?: 'ignore' | 'judge';
};

/**
 * Whether what happened is what the design says: moves that it does not allow, stages passed over, stays far beyond the
 * usual, several moves at one instant (entered afterwards, most of the time). Stages only, of any CRM's history.
 *
 * `fitness` is allowed moves over all moves. From a win into the first stage behind it is no move of the design's table,
 * and allowed; from one stage to another by way of a waiting room is allowed if both halves are. Rows that repeat a stage are
 * judged where `repeats` says so: by a move of the table from a stage to itself. Quantiles of stays are Kaplan-Meier's over
 * all stays of the history, in every group. Voided opportunities and those never in a place are left out (`voided`,
 * `without_stage`). Groups by the period of creation. Linear in events, stays a sort by stage.
 *
 * @param path The design; its names are those of the history's path, or aliases. A place in which opportunities stood and
 * that it does not have is told (`unknown_stage`, a warning), as every move there and from there is illegal.
 * @returns a report like any other; `fitness` and `violations` of the whole stand beside `total` too. With a path that has
 * no `moves`, `fitness` and `conforming` are `null` (`moves_unknown`), and no move is illegal.
 * @throws {StagewrightError} `unknown_stage` where it has none of them; `unreadable_instant`, `after_as_of`, `out_of_range` for a fence or number of samples below
 * 0; of options that it has not, lacks or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { conform, historyFromRows } from 'stagewright/conversion';
 * const moves = { lead: { offer: 'advance', lost: 'close' }, offer: { won: 'close', lost: 'close' } } as const;
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [], moves };
 * const steps = [['a', 'lead', 'offer', 'won'], ['b', 'lead', 'offer', 'lead', 'lost']];
 * const rows = steps.flatMap(([id, ...places]) => places.map((to, day) => ({ id, at: Date.UTC(2026, 0, day + 1), to })));
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { fitness, violations } = conform(path, history);
 * fitness // => 0.8
 * violations.map(({ code, from, to, samples }) => [code, from, to, samples]) // => [['illegal_move', 'offer', 'lead', ['b']]]
 */
export function conform<A extends string, const B extends A = never, E extends PeriodUnit | undefined = undefined>(
  path: StagePath,
  history: StageHistory<A>,
  options: ConformOptions<B, E> = {},
): Measured<Conformance, B | Every<E>> & Pick<Conformance, 'fitness' | 'violations'> {
  checkOptions(history, options, { samples: 'any', fence: 'any', repeats: ['ignore', 'judge'] });
  const { samples = 5, fence = 3, repeats = 'ignore' } = options;
  const wrong = [
    ...pathIssues(path),
    ...Object.entries({ samples, fence }).flatMap(([name, found]) => numberIssues(name, found, { min: 0 })),
  ];
  if (wrong.length > 0) throw new StagewrightError(wrong);
  const asOf = options.asOf === undefined ? lastOf(history) : readAsOf(options.asOf);
  const { opportunity, at, excluded } = judgedIn(history, asOf.ms);
  const strange = strangePlaces(path, history, asOf.ms);
  const judged = judgeMoves(path, history, opportunity, { asOf: asOf.ms, fence, repeats });
  const isTold = path.moves !== undefined;
  const bounded = { ...options, fence };
  const report = reportOfColumns(history, { opportunity, at }, bounded, {
    method: repeats === 'ignore' ? 'conform/moves' : 'conform/entries',
    asOf: asOf.text,
    excluded,
    warnings: [...strange, ...(isTold ? [] : [createIssue('moves_unknown', 'path.moves', {}, 'warning')])],
    value: (positions) => ({
      ...fitOf(judged, positions, isTold),
      violations: violationsOf(judged, positions, {
        samples,
        idOf: (position) => history.ids[opportunity[position] as number] ?? '',
      }),
    }),
  });
  return Object.assign(report, { fitness: report.total.fitness, violations: report.total.violations });
}

/** Who is judged, and when each was created; and why others are not. */
function judgedIn(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
): {
  readonly opportunity: Int32Array;
  readonly at: Float64Array;
  readonly excluded: { readonly [why: string]: number };
} {
  const spells = history.spells(asOf);
  const { counts, leaveOut } = exclusions();
  const found = {
    opportunity: new Int32Array(history.opportunities),
    at: new Float64Array(history.opportunities),
  };
  let n = 0;
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const isVoided = isVoidedIn(spells, opportunity);
    if (isVoided === null) continue;
    if (isVoided) leaveOut('voided');
    else if (spells.first[opportunity] === spells.end[opportunity]) leaveOut('without_stage');
    else {
      found.opportunity[n] = opportunity;
      found.at[n++] = spells.createdAt[opportunity] as number;
    }
  }
  return { ...firstRows(found, n), excluded: counts };
}

function fitOf(
  { moves, illegal }: Judged,
  positions: Int32Array,
  isTold: boolean,
): Pick<Conformance, 'moves' | 'fitness' | 'conforming'> {
  let [all, wrong, conforming] = [0, 0, 0];
  for (let index = 0; index < positions.length; index++) {
    const position = positions[index] as number;
    all += moves[position] as number;
    wrong += illegal[position] as number;
    if (illegal[position] === 0) conforming++;
  }
  return {
    moves: all,
    fitness: isTold && all > 0 ? (all - wrong) / all : null,
    conforming: isTold ? rateOf(conforming, positions.length) : null,
  };
}

/**
 * Places in which opportunities stood and that the design has not, each a warning.
 *
 * @throws {StagewrightError} `unknown_stage` where they are all: the design is that of something else.
 */
function strangePlaces(path: StagePath, history: AnyHistory, asOf: number): readonly Issue[] {
  const known = new Set([...placesOf(path), ...Object.keys(path.aliases ?? {})]);
  const used = [...new Set(history.spells(asOf).place)].map((place) => history.places[place] ?? '');
  const strange = used
    .filter((name) => !known.has(name))
    .map((found) => createIssue('unknown_stage', 'path', { found, nearest: nearestName(found, known) }, 'warning'));
  if (used.length > 0 && strange.length === used.length)
    throw new StagewrightError(strange.map((issue) => ({ ...issue, severity: 'error' })));
  return strange;
}

// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function lastOf({ at, recordedAt }: StageHistory<any>): { readonly ms: number; readonly text: string } {
  let ms = 0;
  for (let event = 0; event < at.length; event++) ms = Math.max(ms, at[event] as number, recordedAt[event] as number);
  return { ms, text: instantText(ms) };
}
