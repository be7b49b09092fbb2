import type { DealInput } from './DealInput.js';
import { ifReadable } from './ifReadable.js';

const MONEY = ['amount', 'minor', 'currency'] as const;
const DATE = ['year', 'month', 'day'] as const;
const STATEMENT = ['value', 'exact', 'source', 'by', 'at', 'reason', 'expiresOn', 'stageValue'] as const;

/** What a row is read for, and what is read inside of it. */
const PROPERTIES: readonly (readonly [property: string, within: readonly string[]])[] = [
  ['id', []],
  ['status', []],
  ['stage', []],
  ['owner', []],
  ['opportunityId', []],
  ['series', []],
  ['category', []],
  ['amountSource', []],
  ['amount', MONEY],
  ['probability', STATEMENT],
  ['closeOn', DATE],
  ['closedOn', DATE],
];

const UNREADABLE = Symbol('unreadable');

/**
 * A row as a plain record of what is read of it, or the first property that cannot be read: one by whose reader the host
 * throws, by itself or inside.
 */
export function plainRow(deal: DealInput): { readonly row: DealInput } | { readonly unreadable: string } {
  const row: { [property: string]: unknown } = {};
  for (const [property, within] of PROPERTIES) {
    const value = ifReadable(() => plain(deal[property as keyof DealInput], within), UNREADABLE);
    if (value === UNREADABLE) return { unreadable: property };
    if (value !== undefined) row[property] = value;
  }
  return { row: row as DealInput };
}

function plain(value: unknown, within: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || within.length === 0) return value;
  if (Array.isArray(value)) return Array.from(value, (one) => plain(one, within));
  const read = within.map((name): [string, unknown] => [name, (value as { [name: string]: unknown })[name]]);
  return Object.fromEntries(read.filter(([, one]) => one !== undefined));
}
