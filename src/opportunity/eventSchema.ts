import type { SalesModelInput } from '../definition/index.js';
import { en, formatIssue } from '../locales/index.js';
import { demandPlan, type SalesPlan } from '../plan/index.js';
import type { EventInput, EventOf } from './Event.js';
import { parseEvent } from './parseEvent.js';
import type { StandardSchema } from './StandardSchema.js';

const VALUES = 'values.';

/**
 * `parseEvent` as a Standard Schema, for routers and form libraries that take one: every issue, with an English message
 * and its path.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, eventSchema } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const { validate } = eventSchema(plan)['~standard'];
 * validate({ type: 'advance' }) // => { value: { type: 'advance' } }
 * const refused = validate({ type: 'close', outcome: 'lost', reason: 'price' });
 * 'issues' in refused && refused.issues[0].path // => ['outcome']
 */
export function eventSchema<M extends SalesModelInput>(plan: SalesPlan<M>): StandardSchema<EventInput<M>, EventOf<M>> {
  demandPlan(plan);
  return {
    '~standard': {
      version: 1,
      vendor: 'stagewright',
      validate: (value) => {
        const result = parseEvent(plan, value);
        if (result.ok) return { value: result.value };
        return {
          issues: result.issues.map((issue) => ({
            message: formatIssue(issue, en),
            path: keysOf(issue.path),
          })),
        };
      },
    },
  };
}

/** A fault of an event lies in one of its properties, or in one of its values; ids of fields may hold dots. */
function keysOf(path: string): readonly string[] {
  if (path === '') return [];
  return path.startsWith(VALUES) ? ['values', path.slice(VALUES.length)] : [path];
}
