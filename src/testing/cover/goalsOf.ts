import type { AnyPlan, Track } from '../../plan/index.js';
import { solve } from '../../satisfiability/index.js';
import { GIVEN_AT } from '../placeGiven.js';
import { type Attempt, attemptsAt } from './attemptsAt.js';
import { movesFrom } from './movesFrom.js';
import type { PlannedMove } from './PlannedMove.js';
import { tracksOf } from './tracksOf.js';

/** What a design gives to exercise, by kind. The names are those of a report, stable while the model is. */
export const GOAL_KINDS = ['stages', 'moves', 'outcomes', 'reasons', 'requirements', 'refusals'] as const;
export type GoalKind = (typeof GOAL_KINDS)[number];
export type Goals = { readonly [kind in GoalKind]: ReadonlySet<string> };

/** A place of a track with all that can be done there, allowed and refused. */
export type Place = {
  readonly track: Track;
  readonly at: number;
  /** The outcome reached, for what is closed. */
  readonly outcome: number | null;
  readonly moves: readonly PlannedMove[];
  readonly attempts: readonly Attempt[];
};

export const stageKey = (series: string, stage: string): string => `${series}: ${stage}`;
export const reasonKey = (series: string, outcome: string, reason: string): string =>
  `${series}: ${outcome}: ${reason}`;
export const branchKey = (path: string, branch: 'met' | 'unmet'): string => `${path} ${branch}`;
export const refusalKey = (code: string, path: string): string => `${code} ${path}`;

/** Every place that an opportunity can stand in: open stages, outcomes, and the road behind each win. */
export function placesOf(plan: AnyPlan): readonly Place[] {
  return tracksOf(plan).flatMap((track) => {
    const { stages, open, outcomes } = track;
    const won = outcomes.filter(({ outcome }) => outcome.kind === 'won');
    return [
      ...stages.slice(0, open).map(({ index }) => placeAt(track, index, null)),
      ...stages.slice(open).flatMap(({ index }) => won.map((outcome) => placeAt(track, index, outcome.index))),
      ...outcomes.map(({ index }) => placeAt(track, stages.length + index, index)),
    ];
  });

  function placeAt(track: Track, at: number, outcome: number | null): Place {
    const moves = movesFrom(plan, track, at, outcome);
    const ground = { plan, series: track.series.id };
    // A value that no text of a field is, a check that a condition never waits for: what cannot be is no goal.
    const canBe = ({ least, unmet }: Attempt) => {
      if (!unmet) return true;
      const solution = solve(ground, least, { at: GIVEN_AT });
      return solution.facts !== null || !solution.proven;
    };
    return { track, at, outcome, moves, attempts: attemptsAt(plan, track, at, outcome, moves).filter(canBe) };
  }
}

/** The goals of a design: all that its places give. */
export function goalsOf(places: readonly Place[]): Goals {
  const goals = { stages: new Set<string>(), moves: new Set<string>(), outcomes: new Set<string>() };
  const [reasons, requirements, refusals] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { track, at, moves, attempts } of places) {
    const { id: series } = track.series;
    const stage = track.stages[at];
    if (stage !== undefined) goals.stages.add(stageKey(series, stage.id));
    for (const move of moves) {
      goals.moves.add(move.key);
      for (const { path, ...asked } of move.requirements)
        if (!('required' in asked) || asked.required) requirements.add(branchKey(path, 'met'));
    }
    for (const { code, path, unmet } of attempts) {
      refusals.add(refusalKey(code, path));
      if (unmet) requirements.add(branchKey(path, 'unmet'));
    }
    for (const { outcome } of at < track.open ? track.outcomes : []) {
      goals.outcomes.add(stageKey(series, outcome.id));
      for (const { id } of outcome.reasons ?? []) reasons.add(reasonKey(series, outcome.id, id));
    }
  }
  return { ...goals, reasons, requirements, refusals };
}
