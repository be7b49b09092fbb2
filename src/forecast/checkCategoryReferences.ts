import { createIssue, type Issue, StagewrightError, shown } from '../issues/index.js';
import { readProbability } from '../values/index.js';
import type { RollUp } from './rollUps.js';

type Referring = {
  readonly categories: readonly { readonly stages?: readonly string[] }[];
  readonly adjustments?: readonly { readonly layer: string; readonly rollUp: string }[];
};

/**
 * Holds categories, roll-ups, layers and adjustments against each other.
 *
 * @throws {StagewrightError} `duplicate_id`, `unknown_reference`, `not_a_share` for a weight.
 */
export function checkCategoryReferences(
  { categories, adjustments = [] }: Referring,
  ids: readonly string[],
  rollUps: readonly RollUp[],
  layers: readonly string[],
): void {
  const issues: Issue[] = [];
  const unique = (
    all: readonly string[],
    kind: string,
    placeOf = (index: number): string | undefined => `${kind}.${index}`,
  ) => {
    for (const [index, id] of all.entries())
      if (all.indexOf(id) !== index) issues.push(createIssue('duplicate_id', placeOf(index) ?? kind, { kind, id }));
  };
  unique(ids, 'categories');
  unique(
    rollUps.map(({ id }) => id),
    'rollUps',
  );
  unique(layers, 'layers');
  const places = categories.flatMap(({ stages = [] }, category) =>
    stages.map((_, index) => `categories.${category}.stages.${index}`),
  );
  unique(
    categories.flatMap(({ stages = [] }) => stages),
    'stages',
    (index) => places[index],
  );
  const known = (id: string, all: readonly string[], path: string, kind: string) => {
    if (!all.includes(id)) issues.push(createIssue('unknown_reference', path, { kind, id }));
  };
  for (const [index, { weights }] of rollUps.entries())
    for (const [category, weight] of Object.entries(weights)) {
      known(category, ids, `rollUps.${index}.weights.${category}`, 'category');
      if (readProbability(weight) === null)
        issues.push(createIssue('not_a_share', `rollUps.${index}.weights.${category}`, { found: shown(weight) }));
    }
  for (const [index, { layer, rollUp }] of adjustments.entries()) {
    known(layer, layers, `adjustments.${index}.layer`, 'layer');
    known(
      rollUp,
      rollUps.map(({ id }) => id),
      `adjustments.${index}.rollUp`,
      'roll-up',
    );
  }
  if (issues.length > 0) throw new StagewrightError(issues);
}
