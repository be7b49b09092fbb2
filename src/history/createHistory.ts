import { createIssue, StagewrightError, shown, unknownChoice } from '../issues/index.js';
import { type InstantInput, readInstant, unreadableInstant } from '../values/index.js';
import { amountAt, currencyAt } from './amountAt.js';
import { attributeValueAt } from './attributeCodesAt.js';
import { changesKnownAt, valuesOnceChanged } from './changedValues.js';
import { columnsFrom } from './columnsFrom.js';
import type { AttributeCodes, HistoryColumns, SpellColumns, StageHistory } from './StageHistory.js';
import { spellReader } from './spellColumns.js';

/** Columns with what is asked of a history. */
export function createHistory<A extends string>(columns: HistoryColumns<A>): StageHistory<A> {
  let amounts: readonly (bigint | null)[] | null = null;
  let currencies: readonly (string | null)[] | null = null;
  const codes = new Map<string, AttributeCodes>();
  const spellsAt = spellReader(columns);
  // Several reports at one instant are the rule, and the stays are half of what each costs.
  let spells: { readonly asOf: number; readonly known: SpellColumns } | null = null;
  const demandAttribute = (attribute: string): void => {
    const { attributes } = columns;
    if (!(attributes as readonly string[]).includes(attribute))
      throw new StagewrightError([unknownChoice('attribute', attribute, attributes)]);
  };
  return {
    ...columns,
    opportunities: columns.ids.length,
    events: columns.at.length,
    get amounts() {
      amounts ??= Array.from(columns.minor, (_, event) => amountAt(columns, event));
      return amounts;
    },
    get currencies() {
      currencies ??= Array.from(columns.currency, (_, event) => currencyAt(columns, event));
      return currencies;
    },
    codes: (attribute) => {
      demandAttribute(attribute);
      const known = codes.get(attribute) ?? codesOf(columns.values[attribute as A] ?? [], columns.ids.length);
      codes.set(attribute, known);
      return known;
    },
    valueAt: (attribute, opportunity, instant, asOf) => {
      demandAttribute(attribute);
      if (columns.ids[opportunity] === undefined)
        throw new StagewrightError([
          createIssue('unknown_opportunity', 'opportunity', { opportunity: shown(opportunity) }),
        ]);
      const known = asOf === undefined ? Number.POSITIVE_INFINITY : demandInstant('asOf', asOf);
      return attributeValueAt(columns, attribute, opportunity, { at: demandInstant('instant', instant), asOf: known });
    },
    spells: (asOf) => {
      if (typeof asOf !== 'number' || Number.isNaN(asOf)) throw new StagewrightError([unreadableInstant('asOf', asOf)]);
      if (spells?.asOf !== asOf) spells = { asOf, known: spellsAt(asOf) };
      return spells.known;
    },
    asOf: (instant) => createHistory(knownAt(columns, demandInstant('asOf', instant))),
  };
}

function demandInstant(path: string, instant: InstantInput): number {
  const ms = readInstant(instant);
  if (ms !== null) return ms;
  throw new StagewrightError([unreadableInstant(path, instant)]);
}

function codesOf(values: readonly (string | null)[], opportunities: number): AttributeCodes {
  const codes = new Uint32Array(opportunities);
  const known = new Map<string | null, number>();
  for (let opportunity = 0; opportunity < opportunities; opportunity++) {
    const value = values[opportunity] ?? null;
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    codes[opportunity] = code;
  }
  return { codes, names: [...known.keys()] };
}

/** The events that had happened and were known at an instant, and their opportunities. */
function knownAt<A extends string>(columns: HistoryColumns<A>, instant: number): HistoryColumns<A> {
  const { at, recordedAt, isRecorded, bitemporal, first, ids, attributes, values, changes } = columns;
  const order = new Int32Array(at.length);
  const firsts = new Int32Array(ids.length + 1);
  const kept: number[] = [];
  let next = 0;
  for (let opportunity = 0; opportunity < ids.length; opportunity++) {
    const start = next;
    for (let event = first[opportunity] as number; event < (first[opportunity + 1] as number); event++)
      if ((at[event] as number) <= instant && (recordedAt[event] as number) <= instant) order[next++] = event;
    if (next === start) continue;
    kept.push(opportunity);
    firsts[kept.length] = next;
  }
  const said = isRecorded;
  const known = bitemporal === 'none' ? () => false : said === null ? () => true : (event: number) => said[event] === 1;
  return {
    ...columns,
    ...columnsFrom({ ...columns, isRecorded: known }, order.subarray(0, next)),
    ids: kept.map((opportunity) => ids[opportunity] ?? ''),
    first: firsts.slice(0, kept.length + 1),
    values: named(attributes, (name) => {
      const then = valuesOnceChanged(values[name], changes[name], instant);
      return kept.map((opportunity) => then[opportunity] ?? null);
    }) as HistoryColumns<A>['values'],
    changes: named(attributes, (name) => changesKnownAt(changes[name], kept, instant)),
  };
}

/** By attribute what is not `undefined` of it. */
function named<A extends string, V>(
  attributes: readonly A[],
  of: (name: A) => V | undefined,
): { readonly [name in A]?: V } {
  const entries = attributes.map((name) => [name, of(name)] as const).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { readonly [name in A]?: V };
}
