import type { Reason } from '../definition/index.js';
import { createIssue, type Issue } from '../issues/index.js';
import {
  type AnyPlan,
  nearestName,
  type OutcomePlan,
  type SeriesPlan,
  type StagePlan,
  type Track,
} from '../plan/index.js';
import type { Found } from './Found.js';
import { toJson } from './toJson.js';

/** Case, spaces and width do not make another name. */
const fold = (name: string) => name.normalize('NFKC').trim().toLowerCase();

export type Named = { readonly id: string; readonly label: Reason['label']; readonly aliases?: readonly string[] };

/** All that an element is called: its id, its label in every language, its aliases. */
export const namesOf = ({ id, label, aliases = [] }: Named) => [
  id,
  ...(typeof label === 'string' ? [label] : Object.values(label)),
  ...aliases,
];

function named<T>(entries: readonly T[], name: (entry: T) => Named, wanted: string): T | undefined {
  return (
    entries.find((entry) => name(entry).id === wanted) ??
    entries.find((entry) => namesOf(name(entry)).some((text) => fold(text) === fold(wanted)))
  );
}

/**
 * The stage of another system by id, label or alias; where there is none, `stage_not_in_variant` for one that the variant
 * does without, else `unknown_stage` with the nearest name, or the outcome of this name.
 */
export function resolveStage(track: Track, wanted: string, issues: Issue[]): StagePlan | undefined {
  const stage = named(track.stages, (entry) => entry.stage, wanted);
  const dropped = stage === undefined ? droppedStage(track, wanted) : undefined;
  if (dropped !== undefined) {
    const choices = track.stages.map(({ id }) => id);
    const params = { found: wanted, stage: dropped.id, variant: track.variant, choices };
    issues.push(createIssue('stage_not_in_variant', 'stage', params));
  } else if (stage === undefined) {
    const names = track.stages.flatMap((entry) => namesOf(entry.stage));
    issues.push(
      createIssue('unknown_stage', 'stage', {
        found: wanted,
        nearest: nearestName(wanted, names),
        choices: track.stages.map(({ id }) => id),
        outcome: named(track.outcomes, (entry) => entry.outcome as Named, wanted)?.outcome.id ?? null,
      }),
    );
  }
  return stage;
}

function droppedStage({ series, dropped }: Track, wanted: string): Named | undefined {
  const stages: readonly Named[] = [...series.stages, ...series.afterWin];
  return named(
    stages.filter(({ id }) => dropped.has(id)),
    (stage) => stage,
    wanted,
  );
}

/** The series of another system by id or label, where only one is called so; `unknown_series` with the nearest name. */
export function resolveSeries({ series }: AnyPlan, wanted: unknown, issues: Issue[]): SeriesPlan | undefined {
  const byId = series.get(wanted as string);
  if (byId !== undefined) return byId;
  const names = (plan: SeriesPlan) => namesOf(plan.series as Named);
  const meant =
    typeof wanted === 'string'
      ? [...series.values()].filter((plan) => names(plan).some((text) => fold(text) === fold(wanted)))
      : [];
  if (meant.length === 1) return meant[0];
  const nearest = typeof wanted === 'string' ? nearestName(wanted, [...series.keys()]) : null;
  issues.push(createIssue('unknown_series', 'series', { found: toJson(wanted), nearest }));
  return undefined;
}

/** The outcome of another system by id, label or alias; `unknown_outcome` with the nearest name where there is none. */
export function resolveOutcome(track: Track, wanted: string, issues: Issue[]): OutcomePlan | undefined {
  const outcome = named(track.outcomes, (entry) => entry.outcome as Named, wanted);
  if (outcome === undefined) {
    const names = track.outcomes.flatMap((entry) => namesOf(entry.outcome as Named));
    issues.push(
      createIssue('unknown_outcome', 'outcome', {
        found: wanted,
        nearest: nearestName(wanted, names),
        choices: track.outcomes.map((entry) => entry.outcome.id),
      }),
    );
  }
  return outcome;
}

/** The type of another system by id or label; one that the model does not declare is told and kept out. */
export function resolveType({ definition }: AnyPlan, wanted: string, issues: Issue[]): string | null {
  const types: readonly Named[] = definition.types;
  const type = named(types, (entry) => entry, wanted);
  if (type === undefined) {
    const nearest = nearestName(wanted, types.flatMap(namesOf));
    issues.push(createIssue('unknown_reference', 'type', { kind: 'type', id: wanted, nearest }, 'warning'));
  }
  return type?.id ?? null;
}

/** The id of a reason told in another system's words, or `null`. */
export function resolveReason(reasons: readonly Reason[], wanted: string): string | null {
  return named(reasons, (reason) => reason as Named, wanted)?.id ?? null;
}

/** Text that names a choice of its field is that choice; any other value stays what it is. */
export function resolveChoices({ fields }: AnyPlan, values: Found['fields'] = {}): Found['fields'] {
  const read: { [field: string]: unknown } = { ...values };
  for (const [id, { choices }] of fields) {
    const value = Object.hasOwn(read, id) ? read[id] : undefined;
    if (typeof value !== 'string' || choices.includes(value)) continue;
    const meant = choices.filter((choice) => fold(choice) === fold(value));
    if (meant.length === 1) read[id] = meant[0];
  }
  return read;
}

/** A stage behind a win says that it was won; by which outcome only where there is one. */
export function soleWin(track: Track, issues: Issue[]): OutcomePlan | undefined {
  const won = track.outcomes.filter(({ outcome }) => outcome.kind === 'won');
  if (won.length !== 1)
    issues.push(
      createIssue('missing_property', 'outcome', {
        property: 'outcome',
        choices: won.map(({ outcome }) => outcome.id),
      }),
    );
  return won[0];
}
