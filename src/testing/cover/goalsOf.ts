import type { AnyPlan } from '../../plan/index.js';
import { type Ground, solve } from '../../satisfiability/index.js';
import { GIVEN_AT } from '../placeGiven.js';
import { ALWAYS, type Attempt } from './Attempt.js';
import { attemptsAt } from './attemptsAt.js';
import type { Creation } from './creations/Creation.js';
import { type Creations, creationsOf } from './creations/creationsOf.js';
import { solveCreation, typingsOf } from './creations/solveCreation.js';
import { eventsAt } from './events/eventsAt.js';
import type { PlannedEvent } from './events/PlannedEvent.js';
import { branchKey, type GoalKind, reasonKey, refusalKey, stageKey } from './goalKeys.js';
import { type Place, placesOf } from './placesOf.js';

export type Goals = { readonly [kind in GoalKind]: ReadonlySet<string> };

/** What can be exercised at a place beside making its moves. */
export type Exercises = {
  readonly place: Place;
  /** Moves that are refused. */
  readonly refusedMoves: readonly Attempt[];
  readonly events: readonly PlannedEvent[];
  readonly refusedEvents: readonly Attempt[];
};

/** What a design gives to exercise, at each of its places, and as a whole. */
export function goalsOf(
  plan: AnyPlan,
  places: readonly Place[] = placesOf(plan),
): {
  readonly goals: Goals;
  readonly exercises: readonly Exercises[];
  readonly creations: Creations;
} {
  const goals: { readonly [kind in GoalKind]: Set<string> } = {
    stages: new Set(),
    moves: new Set(),
    outcomes: new Set(),
    reasons: new Set(),
    events: new Set(),
    requirements: new Set(),
    refusals: new Set(),
  };
  const exercises = places.map((place): Exercises => {
    const { allowed, attempts } = eventsAt(plan, place);
    return { place, refusedMoves: attemptsAt(plan, place), events: allowed, refusedEvents: attempts };
  });
  for (const { place, refusedMoves, events, refusedEvents } of exercises) {
    const { track, at, moves } = place;
    const ground: Ground = { plan, series: track.series.id };
    const { id: series } = track.series;
    const stage = track.stages[at];
    if (stage !== undefined) goals.stages.add(stageKey(series, stage.id));
    for (const move of moves) {
      goals.moves.add(move.key);
      for (const { path, ...asked } of move.requirements)
        if (!('required' in asked) || asked.required) goals.requirements.add(branchKey(path, 'met'));
    }
    for (const { outcome } of at < track.open ? track.outcomes : []) {
      goals.outcomes.add(stageKey(series, outcome.id));
      for (const { id } of outcome.reasons ?? []) goals.reasons.add(reasonKey(series, outcome.id, id));
    }
    for (const { goals: own, demand } of events) {
      const isNew = own.some(([kind, goal]) => !goals[kind].has(goal));
      if (isNew && canBe(ground, demand)) for (const [kind, goal] of own) goals[kind].add(goal);
    }
    for (const { code, path, unmet, least } of [...refusedMoves, ...refusedEvents]) {
      const isKnown =
        goals.refusals.has(refusalKey(code, path)) && (!unmet || goals.requirements.has(branchKey(path, 'unmet')));
      if (isKnown || !canBe(ground, least)) continue;
      goals.refusals.add(refusalKey(code, path));
      if (unmet) goals.requirements.add(branchKey(path, 'unmet'));
    }
  }
  const creations = creationsOf(plan);
  for (const creation of creations.allowed) {
    if (goals.events.has(creation.goal) || !canCome(plan, creation)) continue;
    goals.events.add(creation.goal);
    for (const path of creation.asks) goals.requirements.add(branchKey(path, 'met'));
  }
  for (const creation of creations.refused) {
    const { code, path, unmet } = creation;
    if (goals.refusals.has(refusalKey(code, path)) || !canCome(plan, creation)) continue;
    goals.refusals.add(refusalKey(code, path));
    if (unmet) goals.requirements.add(branchKey(path, 'unmet'));
  }
  return { goals, exercises, creations };
}

/** Whether facts exist that a creation can come with, as far as anybody can tell. */
function canCome(plan: AnyPlan, creation: Creation): boolean {
  return typingsOf(plan, creation).some((typing) => {
    const solution = solveCreation(plan, creation, creation.least, typing);
    return solution.facts !== null || !solution.proven;
  });
}

/** A value that no text of a field is, a check that a condition never waits for: what cannot be is no goal. */
function canBe(ground: Ground, demand: PlannedEvent['demand']): boolean {
  if (demand === ALWAYS) return true;
  const solution = solve(ground, demand, { at: GIVEN_AT });
  return solution.facts !== null || !solution.proven;
}
