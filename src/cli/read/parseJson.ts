import { parseDocument } from 'yaml';
import { fail } from '../Failure.js';
import type { Document } from './Document.js';

/** Parses JSON; what is wrong is told with its line. A key that stands twice in one object is wrong, not dropped. */
export function parseJson(text: string, uri: string): Document {
  const fault = jsonFault(text);
  // The reader of YAML knows the lines, and the keys that stand twice.
  const errors = fault === null && text.length > MAX_CHECKED ? [] : parseDocument(text, { schema: 'json' }).errors;
  const twice = errors.find(({ code }) => code === 'DUPLICATE_KEY');
  if (fault === null && twice === undefined)
    return { value: JSON.parse(text), locate: () => ({ source: { uri, text }, note: null }) };
  const offset = /at position (\d+)/.exec(fault ?? '')?.[1];
  const [line, column] =
    offset === undefined ? placeOf(fault === null ? twice : errors[0]) : lineAndColumn(text, Number(offset));
  return fail('not_json', { file: uri, line, column, detail: fault ?? 'a key stands twice in one object' });
}

/** Larger texts are models of no one; reading them twice would only take time. */
const MAX_CHECKED = 5_000_000;

function jsonFault(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (cause) {
    return (cause as Error).message;
  }
}

function placeOf(error: { readonly linePos?: readonly { readonly line: number; readonly col: number }[] } | undefined) {
  const place = error?.linePos?.[0];
  return [place?.line ?? null, place?.col ?? null] as const;
}

function lineAndColumn(text: string, offset: number): readonly [number, number] {
  const lines = text.slice(0, offset).split('\n');
  return [lines.length, (lines.at(-1) ?? '').length + 1];
}
