import { createIssue, type Issue, isReadable, isRecord, typeName } from '../issues/index.js';
import type { AttributeChanges } from './StageHistory.js';

/** What each column of numbers is made of. */
const TYPES = {
  first: 'Int32Array',
  at: 'Float64Array',
  recordedAt: 'Float64Array',
  place: 'Int16Array',
  status: 'Uint8Array',
  minor: 'Float64Array',
  from: 'Uint32Array',
  to: 'Uint32Array',
} as const;

type Given = { readonly [column: string]: unknown };

/**
 * What columns of another store are of another type than those of a history: what an array of another kind holds is read
 * otherwise where it is stored, and a plain list can not be read at all. One issue a column. Linear in ids and values.
 */
export function columnTypeIssues(
  { ids, ...columns }: Given,
  values: { readonly [attribute: string]: unknown },
  changes: { readonly [attribute: string]: unknown },
): readonly Issue[] {
  return [
    ...numbersIssues('', columns),
    ...textsIssues('ids', ids),
    ...Object.entries(values).flatMap(([name, column]) => textsIssues(`values.${name}`, column, null)),
    ...Object.entries(changes).flatMap(([name, own]) => {
      if (own === undefined) return [];
      if (!isRecord(own)) return [wrong(`changes.${name}`, 'record', own)];
      const { first, at, recordedAt, from, to, names } = own as Partial<AttributeChanges>;
      return [
        ...numbersIssues(`changes.${name}.`, { first, at, recordedAt, from, to }),
        ...textsIssues(`changes.${name}.names`, names),
      ];
    }),
  ];
}

const numbersIssues = (at: string, columns: Given): readonly Issue[] =>
  Object.entries(columns).flatMap(([name, column]) => {
    const expected = TYPES[name as keyof typeof TYPES];
    return kindOf(column) === expected ? [] : [wrong(at + name, expected, column)];
  });

/** A list of texts, or of what else is no value. */
function textsIssues(at: string, column: unknown, none?: null): readonly Issue[] {
  if (!isReadable(column) || !Array.isArray(column)) return [wrong(at, 'list', column)];
  const index = column.findIndex((one) => typeof one !== 'string' && (none === undefined || one !== none));
  return index < 0 ? [] : [wrong(`${at}.${index}`, 'text', column[index])];
}

const wrong = (at: string, expected: string, found: unknown): Issue =>
  createIssue('malformed_history', at, { column: at, expected, found: kindOf(found) });

/** A typed array by its name, of this realm or of another. */
const kindOf = (value: unknown): string =>
  ArrayBuffer.isView(value) ? Object.prototype.toString.call(value).slice(8, -1) : typeName(value);
