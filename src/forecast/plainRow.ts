import type { DealInput } from './DealInput.js';
import { ifReadable } from './ifReadable.js';

/** What a row is read for, */
export const ROW_PROPERTIES = [
  'id',
  'status',
  'stage',
  'owner',
  'opportunityId',
  'series',
  'category',
  'amountSource',
  'amount',
  'probability',
  'closeOn',
  'closedOn',
] as const;
/** and what is read inside of its money, probabilities and dates. */
const WITHIN =
  'amount minor currency value exact source by at reason expiresOn stageValue numerator denominator year month day';

const UNREADABLE = Symbol('unreadable');

/**
 * A row as a plain record of what is read of it, or the first property that cannot be read: one by whose reader the host
 * throws, by itself or inside.
 */
export function plainRow(deal: DealInput): { readonly row: DealInput } | { readonly unreadable: string } {
  const row: { [property: string]: unknown } = {};
  for (const property of ROW_PROPERTIES) {
    const value = ifReadable(() => plain(deal[property]), UNREADABLE);
    if (value === UNREADABLE) return { unreadable: property };
    if (value !== undefined) row[property] = value;
  }
  return { row: row as DealInput };
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return Array.from(value, plain);
  const read = WITHIN.split(' ').map((name): [string, unknown] => [
    name,
    plain((value as { [name: string]: unknown })[name]),
  ]);
  return Object.fromEntries(read.filter(([, one]) => one !== undefined));
}
