import { demandType } from '../../issues/index.js';
import type { Coverage } from './coverage.js';
import { demandCoverage } from './demandCoverage.js';
import { GOAL_KINDS, type GoalKind } from './goalKeys.js';

/** Two of these are branches of one thing; the others are functions in the words of the format. */
const FUNCTIONS = GOAL_KINDS.filter((kind) => kind !== 'requirements');

/**
 * A coverage in the trace format of lcov, for the tools that show it: stages, moves, outcomes, reasons and refusals are
 * functions (`FN`, `FNDA`), requirements are branches, met and unmet (`BRDA`). A design has no lines: each goal counts
 * as one, in order.
 *
 * @param source the name of the file that tools look for; by default the model's id.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { coverage, coverageToLcov } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * coverageToLcov(coverage(plan, [])).split('\n').slice(0, 3) // => ['TN:m', 'SF:m', 'FN:1,stages s: a']
 */
export function coverageToLcov(coverage: Coverage, source?: string): string {
  demandCoverage(coverage);
  if (source !== undefined) demandType('source', 'text', source);
  const named = (kind: GoalKind) =>
    Object.entries(coverage[kind].counts).map(([goal, count]) => ({ name: oneLine(`${kind} ${goal}`), count }));
  const functions = FUNCTIONS.flatMap(named);
  const branches = named('requirements');
  const lines = [...functions, ...branches];
  const hit = (some: readonly { readonly count: number }[]) => some.filter(({ count }) => count > 0).length;
  return [
    `TN:${oneLine(coverage.model.id)}`,
    `SF:${oneLine(source ?? coverage.model.id)}`,
    ...functions.map(({ name }, index) => `FN:${index + 1},${name}`),
    ...functions.map(({ name, count }) => `FNDA:${count},${name}`),
    `FNF:${functions.length}`,
    `FNH:${hit(functions)}`,
    ...branches.map(({ name, count }, index) => `BRDA:${functions.length + index + 1},0,${name},${count}`),
    `BRF:${branches.length}`,
    `BRH:${hit(branches)}`,
    ...lines.map(({ count }, index) => `DA:${index + 1},${count}`),
    `LF:${lines.length}`,
    `LH:${hit(lines)}`,
    'end_of_record',
    '',
  ].join('\n');
}

/** A name that a line of the format can hold; only its last part may have commas. */
const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ').replaceAll(',', ';');
