import { type EventColumns, amountAt as readAmount, currencyAt as readCurrency } from '../history/index.js';
import { createIssue, StagewrightError, typeName, wrongType } from '../issues/index.js';

/**
 * The amount in minor units as it stands after an event; `null` where nobody knows it, or there is no such event.
 *
 * @param columns A history, or its columns of amounts.
 * @throws {StagewrightError} `wrong_type` of what has no such columns, or is no number of an event.
 *
 * @example
 * import { amountAt, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] };
 * const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '12.50' }];
 * const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
 * amountAt(historyFromRows(rows, { path, columns, currency: 'EUR' }).history, 0) // => 1250n
 */
export function amountAt(columns: Pick<EventColumns, 'minor' | 'large'>, event: number): bigint | null {
  return told(readAmount, columns, event);
}

/**
 * The currency of the amount after an event; `null` where there is none.
 *
 * @param columns A history, or its columns of currencies.
 * @throws {StagewrightError} as `amountAt`.
 *
 * @example
 * import { currencyAt } from 'stagewright/conversion';
 * currencyAt({ currency: Uint16Array.of(0, 1), currencyNames: ['EUR'] }, 1) // => 'EUR'
 */
export function currencyAt(columns: Pick<EventColumns, 'currency' | 'currencyNames'>, event: number): string | null {
  return told(readCurrency, columns, event);
}

/** Asked in the inner loops of a host: what is no column shows where it is read, and costs nothing before. */
function told<C, V>(read: (columns: C, event: number) => V, columns: C, event: number): V {
  if (typeof event !== 'number') throw new StagewrightError([wrongType('event', 'number', event)]);
  try {
    return read(columns, event);
  } catch {
    const params = { expected: 'history', found: typeName(columns) };
    throw new StagewrightError([createIssue('wrong_type', 'columns', params)]);
  }
}
