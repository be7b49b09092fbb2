import type { ClosedCase } from './ClosedCase.js';

/** The factor under which models keep the stage. */
export const STAGE = 'stage';

/** The attributes to learn from: those that are asked for, else all that occur; one of the stage's name does not stand in for it. */
export function factorsOf(cases: readonly ClosedCase[], asked: readonly string[] | undefined): readonly string[] {
  const all = asked ?? [...new Set(cases.flatMap(({ attributes }) => Object.keys(attributes)))].sort();
  return all.filter((factor) => factor !== STAGE);
}
