import { stringify } from 'yaml';
import type { SalesModelInput } from '../../definition/index.js';
import { demandPlan, type SalesPlan } from '../../plan/index.js';
import type { Expectation } from './Journey.js';
import { parseJourneys } from './parseJourneys.js';
import { readJourneyFile } from './readJourneyFile.js';
import { runJourneys } from './runJourneys.js';

/**
 * The text of a file of journeys with each `then` that does not hold replaced by what happens. Everything else stays as
 * it is, letter by letter, comments too; of a replaced `then` only what stands inside it goes.
 *
 * A step whose journey cannot begin, for its `given` is wrong, is left as it is: `runJourneys` tells why.
 *
 * @throws {StagewrightError} as `parseJourneys` does.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { updateJourneys } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a' }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * updateJourneys(plan, '[{ title: On, steps: [{ when: advance, then: { stage: c } }] }] # once')
 * // => '[{ title: On, steps: [{ when: advance, then: { stage: b } }] }] # once'
 */
export function updateJourneys<M extends SalesModelInput>(plan: SalesPlan<M>, text: string): string {
  demandPlan(plan);
  const { rangeAt } = readJourneyFile(text);
  const isJson = /^\s*\[/.test(text) && isReadAsJson(text);
  const changes = runJourneys(plan, parseJourneys(text)).flatMap(({ steps }, journey) =>
    steps.flatMap(({ holds, actual }, step) => {
      const range = holds ? null : rangeAt([journey, 'steps', step, 'then']);
      return range === null ? [] : [{ range, written: isJson ? JSON.stringify(actual) : inYaml(actual) }];
    }),
  );
  // From the end on, so that the places before stay what they are.
  return changes.reverse().reduce((whole, { range: [start, end], written }) => {
    const old = whole.slice(start, end);
    return whole.slice(0, start) + written + old.slice(old.trimEnd().length) + whole.slice(end);
  }, text);
}

const inYaml = (value: Expectation): string => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();

function isReadAsJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}
