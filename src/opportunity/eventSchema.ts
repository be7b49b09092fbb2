import type { SalesModelInput } from '../definition/index.js';
import { en, formatIssue } from '../locales/index.js';
import type { SalesPlan } from '../plan/index.js';
import type { EventInput, EventOf } from './Event.js';
import { parseEvent } from './parseEvent.js';
import type { StandardSchema } from './StandardSchema.js';

/** `parseEvent` as a Standard Schema, for routers and form libraries that take one. */
export function eventSchema<M extends SalesModelInput>(plan: SalesPlan<M>): StandardSchema<EventInput<M>, EventOf<M>> {
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
            path: issue.path === '' ? [] : issue.path.split('.'),
          })),
        };
      },
    },
  };
}
