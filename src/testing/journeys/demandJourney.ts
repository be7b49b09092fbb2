import { createIssue, demandOptions, demandType, StagewrightError } from '../../issues/index.js';
import { expectationIssues } from './expectationIssues.js';
import { FACT_PROPERTIES, JOURNEY_PROPERTIES, type Journey, STEP_PROPERTIES } from './Journey.js';

/**
 * Refuses what is no journey, or has a property that nobody reads: one that was written in a program, and not read from
 * a file. What it begins with is told with its run.
 *
 * @throws {StagewrightError} `wrong_type`, `unknown_property`, `empty_list` for no steps or no events, which hold of every
 * model, `unknown_choice` for a refusal that there is none of.
 */
export function demandJourney(journey: unknown): void {
  demandOptions('journey', journey, [...JOURNEY_PROPERTIES, 'line']);
  const { steps } = journey as Partial<Journey>;
  demandType('journey.steps', 'list', steps);
  demandEntries('journey.steps', steps);
  for (const [index, step] of Array.from(steps ?? []).entries()) {
    const path = `journey.steps.${index}`;
    demandOptions(path, step, [...STEP_PROPERTIES, 'line']);
    if (step.facts !== undefined) demandOptions(`${path}.facts`, step.facts, FACT_PROPERTIES);
    if (step.as !== undefined) demandType(`${path}.as`, 'list', step.as);
    demandType(`${path}.when`, 'list', step.when);
    demandType(`${path}.then`, 'record', step.then);
    demandEntries(`${path}.when`, step.when);
    const wrong = expectationIssues(step.then, (property) => `${path}.then.${property}`);
    if (wrong.length > 0) throw new StagewrightError(wrong);
  }
}

function demandEntries(path: string, list: readonly unknown[] | undefined): void {
  if (list?.length === 0) throw new StagewrightError([createIssue('empty_list', path)]);
}
