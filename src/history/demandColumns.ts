import { createIssue, demandOptions, StagewrightError, wrongType } from '../issues/index.js';
import type { Columns } from './Columns.js';

/** Every column that a row may have. */
const COLUMNS = {
  opportunityId: true,
  at: true,
  to: true,
  from: true,
  recordedAt: true,
  seq: true,
  until: true,
  duration: true,
  amount: true,
  currency: true,
  closeOn: true,
  reason: true,
} satisfies { readonly [column in keyof Columns<object>]-?: true };

/**
 * Refuses what names no keys of rows, or not those that are needed: they are text; rows that are lists have numbers.
 *
 * @throws {StagewrightError} `wrong_type`, `unknown_property`, `missing_property`.
 */
export function demandColumns(columns: object, needed: readonly (keyof typeof COLUMNS)[]): void {
  demandOptions('columns', columns, Object.keys(COLUMNS));
  const issues = [
    ...needed
      .filter((property) => (columns as Partial<Columns<object>>)[property] === undefined)
      .map((property) => createIssue('missing_property', `columns.${property}`, { property })),
    ...Object.entries(columns).flatMap(([name, key]) =>
      ['string', 'number', 'undefined'].includes(typeof key) ? [] : [wrongType(`columns.${name}`, 'text', key)],
    ),
  ];
  if (issues.length > 0) throw new StagewrightError(issues);
}
