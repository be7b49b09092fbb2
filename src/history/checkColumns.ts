import { createIssue, type Issue } from '../issues/index.js';
import { changesProblem } from './checkChanges.js';
import { isInstant } from './isInstant.js';
import { type HistoryColumns, VOIDED } from './StageHistory.js';

/** The first place of a column where it is none of a history. */
export const malformedAt = (column: string, index: number): Issue =>
  createIssue('malformed_history', column, { column, index });

/**
 * What makes columns no history: lengths that do not fit, events out of order or out of range, codes without a name. One
 * issue for each kind, with the first place where it shows. Linear in events.
 */
export function checkColumns(columns: HistoryColumns<string>): readonly Issue[] {
  const { ids, first, at, recordedAt, place, status, minor, large, currency, currencyNames, reasonNames } = columns;
  const { closeOn, reason, seq, tie, isRecorded, places, attributes, values, changes } = columns;
  const issues = new Map<string, Issue>();
  const wrong = (path: string, index: number): void => {
    if (!issues.has(path)) issues.set(path, malformedAt(path, index));
  };
  const events = at.length;
  if (first.length !== ids.length + 1 || first[0] !== 0 || first[ids.length] !== events) wrong('first', 0);
  const columnsOfEvents = { recordedAt, place, status, minor, currency, closeOn, reason, seq, tie, isRecorded };
  for (const [name, column] of Object.entries(columnsOfEvents))
    if (column !== null && column.length !== events) wrong(name, column.length);
  for (const name of attributes) if (values[name]?.length !== ids.length) wrong(`values.${name}`, 0);
  for (let index = 1; index < ids.length; index++)
    if (!((ids[index - 1] ?? '') < (ids[index] ?? ''))) wrong('ids', index);
  if (issues.size > 0) return [...issues.values()];
  for (let opportunity = 0; opportunity < ids.length; opportunity++)
    if (!((first[opportunity] as number) < (first[opportunity + 1] as number))) wrong('first', opportunity);
  if (issues.size > 0) return [...issues.values()];
  for (let opportunity = 0; opportunity < ids.length; opportunity++)
    for (let event = (first[opportunity] as number) + 1; event < (first[opportunity + 1] as number); event++)
      if ((at[event] as number) < (at[event - 1] as number)) wrong('at', event);
  for (let event = 0; event < events; event++) {
    if (!isInstant(at[event] as number)) wrong('at', event);
    if (!isInstant(recordedAt[event] as number)) wrong('recordedAt', event);
    const here = place[event] as number;
    if (here < -1 || here >= places.length) wrong('place', event);
    if ((status[event] as number) > VOIDED) wrong('status', event);
    const amount = minor[event] as number;
    if (!Number.isNaN(amount) && !Number.isSafeInteger(amount)) wrong('minor', event);
    if ((currency[event] as number) > currencyNames.length) wrong('currency', event);
    if (reason !== null && (reason[event] as number) > reasonNames.length) wrong('reason', event);
    if (seq !== null && !Number.isFinite(seq[event] as number)) wrong('seq', event);
  }
  for (const [name, own] of Object.entries(changes)) {
    const problem =
      own === undefined ? null : changesProblem(own, attributes.includes(name) ? values[name] : undefined);
    if (problem !== null) wrong(`changes.${name}.${problem.column}`, problem.index);
  }
  for (const event of large.keys())
    if (!(Number.isInteger(event) && event >= 0 && event < events && Number.isNaN(minor[event]))) wrong('large', event);
  return [...issues.values()];
}
