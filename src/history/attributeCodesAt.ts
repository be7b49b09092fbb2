import { changedCode, changedName } from './changedValues.js';
import type { AnyHistory, AttributeChanges } from './StageHistory.js';

/** At which instant of each of several opportunities (or at one for all) attributes are read, and by what was known when. */
export type AttributeMoments = { readonly at: Float64Array | number; readonly asOf: number };

/**
 * The values of an attribute at some instants, numbered: that of entry i is `names[codes[i]]`. An attribute without changes
 * has one value for all time, and takes one look at each; else linear in the entries and the changes of each.
 */
export function attributeCodesAt(
  history: Pick<AnyHistory, 'codes' | 'changes'>,
  attribute: string,
  opportunities: Int32Array,
  { at, asOf }: AttributeMoments,
): { readonly codes: Float64Array; readonly names: readonly (string | null)[] } {
  const { codes: now, names } = history.codes(attribute);
  const changes = (history.changes as { readonly [name: string]: AttributeChanges | undefined })[attribute];
  const codes = new Float64Array(opportunities.length);
  for (let index = 0; index < codes.length; index++) codes[index] = now[opportunities[index] as number] as number;
  if (changes === undefined) return { codes, names };
  const known = new Map(names.map((name, code) => [name, code]));
  const all = [...names];
  // Codes of changes among those of values: 0 is that of no value.
  const joined = [null, ...changes.names].map((name) => known.get(name) ?? all.push(name) - 1);
  for (let index = 0; index < codes.length; index++) {
    const instant = typeof at === 'number' ? at : (at[index] as number);
    const code = changedCode(changes, opportunities[index] as number, instant, asOf);
    if (code >= 0) codes[index] = joined[code] as number;
  }
  return { codes, names: all };
}

/** The value of an attribute of one opportunity; of an attribute that the history does not have, `null`. */
export function attributeValueAt(
  { values, changes }: Pick<AnyHistory, 'values' | 'changes'>,
  attribute: string,
  opportunity: number,
  { at, asOf }: { readonly at: number; readonly asOf: number },
): string | null {
  const now: string | null = values[attribute]?.[opportunity] ?? null;
  const own: AttributeChanges | undefined = changes[attribute];
  const isThere = own !== undefined && opportunity >= 0 && opportunity < own.first.length - 1;
  const code = isThere ? changedCode(own, opportunity, at, asOf) : -1;
  return code < 0 || own === undefined ? now : changedName(own, code);
}
