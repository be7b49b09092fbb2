import { demandOptions, demandType } from '../../issues/index.js';
import { FACT_PROPERTIES, JOURNEY_PROPERTIES, type Journey, STEP_PROPERTIES } from './Journey.js';

/**
 * Refuses what is no journey, or has a property that nobody reads: one that was written in a program, and not read from
 * a file. What it begins with is told with its run.
 *
 * @throws {StagewrightError} `wrong_type`, `unknown_property`.
 */
export function demandJourney(journey: unknown): void {
  demandOptions('journey', journey, [...JOURNEY_PROPERTIES, 'line']);
  const { steps } = journey as Partial<Journey>;
  demandType('journey.steps', 'list', steps);
  for (const [index, step] of Array.from(steps ?? []).entries()) {
    const path = `journey.steps.${index}`;
    demandOptions(path, step, [...STEP_PROPERTIES, 'line']);
    if (step.facts !== undefined) demandOptions(`${path}.facts`, step.facts, FACT_PROPERTIES);
    if (step.as !== undefined) demandType(`${path}.as`, 'list', step.as);
    demandType(`${path}.when`, 'list', step.when);
    demandType(`${path}.then`, 'record', step.then);
  }
}
