import { type IssueParams, isRecord, shown } from '../issues/index.js';
import { type MoneyProblem, readDate, readProbability } from '../values/index.js';
import type { DealInput, DealProbabilityInput } from './DealInput.js';
import type { Differing } from './issueTally.js';
import { isSource } from './rowClasses.js';

/** A property of a row that holds what cannot stand there. */
type Fault = { readonly property: string; readonly found: unknown };

/** What stands in a row, to be told; nothing where nothing does. */
export function foundIn(value: unknown): Differing {
  return value == null ? {} : { found: shown(value) };
}

/** What is wrong with a row, and by what it is found: its id, else its place among the rows. */
export type RowFault = { readonly sample: string; readonly params: IssueParams; readonly found: Differing };

/** Why a row is no deal: it is no record, or has not the id, the status and the texts of one. */
export function dealFault(deal: DealInput, index: number): RowFault | null {
  const isRow = isRecord(deal);
  const sample = isRow && typeof deal.id === 'string' ? deal.id : placeOf(index);
  if (!isRow) return { sample, params: {}, found: { found: shown(deal) } };
  const wrong =
    typeof deal.id !== 'string'
      ? { property: 'id', found: deal.id }
      : isStatus(deal.status)
        ? wrongText(deal)
        : { property: 'status', found: deal.status };
  return wrong === null ? null : { sample, params: { property: wrong.property }, found: foundIn(wrong.found) };
}

/** Where a row stands that has no id to be found by. */
export function placeOf(index: number): string {
  return `deals.${index}`;
}

function isStatus(status: unknown): status is DealInput['status'] {
  return status === 'open' || status === 'won' || status === 'lost' || status === 'abandoned';
}

const TEXTS = ['stage', 'owner', 'opportunityId', 'series', 'category', 'amountSource'] as const;

/** The first property that must be text where it is given, and is not. */
function wrongText(deal: DealInput): Fault | null {
  // Written out: a search by name takes twice as long as the row is worth.
  const { stage, owner, opportunityId, series, category, amountSource } = deal;
  const areTexts =
    isText(stage) &&
    isText(owner) &&
    isText(opportunityId) &&
    isText(series) &&
    isText(category) &&
    isText(amountSource);
  const property = areTexts ? undefined : TEXTS.find((name) => !isText(deal[name]));
  return property === undefined ? null : { property, found: deal[property] };
}

function isText(value: unknown): boolean {
  return value == null || typeof value === 'string';
}

/** What of an amount is at fault: its currency, else its number; a value that is no money as a whole. */
export function partOfAmount(problem: MoneyProblem, amount: unknown): unknown {
  if (!isRecord(amount)) return amount;
  return problem === 'unknown_currency' ? amount.currency : (amount.amount ?? amount.minor);
}

/** The first part of what is said of a probability that has not the form of it. */
export function wrongStatement(given: unknown): Fault | null {
  if (given == null) return null;
  if (!Array.isArray(given)) return statementFault(given);
  for (const one of given) {
    const fault = statementFault(one);
    if (fault !== null) return fault;
  }
  return null;
}

function statementFault(given: unknown): Fault | null {
  if (!isRecord(given)) return { property: 'probability', found: shown(given) };
  const { by, at, reason, expiresOn } = given;
  if (isText(by) && isText(at) && isText(reason) && isText(expiresOn)) return null;
  const name = ['by', 'at', 'reason', 'expiresOn'].find((part) => !isText(given[part])) ?? '';
  return { property: `probability.${name}`, found: given[name] };
}

/** Why a probability that has the form of one is none; no property where its value is no number from 0 to 1. */
export function probabilityFault({ value, exact, source, stageValue }: DealProbabilityInput): Partial<Fault> {
  if (readProbability(exact ?? value) === null) return { found: exact ?? value };
  return isSource(source)
    ? { property: 'probability.stageValue', found: stageValue }
    : { property: 'probability.source', found: source };
}

/** The first that is to expire on something that is no date. */
export function unclearExpiry(given: DealInput['probability']): unknown {
  const all = given === null ? [] : Array.isArray(given) ? given : [given];
  return all.map(({ expiresOn }) => expiresOn).find((day) => day != null && readDate(day) === null);
}
