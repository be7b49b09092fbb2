import { isBlank, type Money, type MoneyProblem, readDate } from '../values/index.js';
import { type Amount, amountReader } from './amountReader.js';
import { chooseProbability } from './chooseProbability.js';
import { classifyRow } from './classifyRow.js';
import type { DealInput } from './DealInput.js';
import { dayIn } from './dayIn.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { ifReadable } from './ifReadable.js';
import type { IssueTally } from './issueTally.js';
import type { LeftOut } from './LeftOut.js';
import { plainRow } from './plainRow.js';
import { type ProbabilityReader, probabilityReader } from './probabilityReader.js';
import { opportunityOf, type ReadRows } from './ReadRows.js';
import type { RowClass } from './RowClass.js';
import { type RowClasses, rowClasses } from './rowClasses.js';
import {
  dealFault,
  foundIn,
  partOfAmount,
  placeOf,
  probabilityFault,
  unclearExpiry,
  wrongStatement,
} from './rowFaults.js';
import { tellContradiction } from './rowWarnings.js';

/** How rows are read. */
export type Reading = {
  /** What a row is told to count; left out: nothing, where rows are not told. */
  readonly weigh?: (rowClass: RowClass, minor: number | bigint) => Money;
  /** Open rows count in full: one of which nobody knows a probability is not left out. */
  readonly isInFull?: boolean;
  /** Open rows that were expected before today count as expected today. */
  readonly isOverdueMoved?: boolean;
};

type Reader = {
  readonly settings: ForecastSettings;
  readonly tally: IssueTally;
  readonly classes: RowClasses;
  readonly probabilityOf: ProbabilityReader;
  readonly amountOf: (input: unknown) => Amount | MoneyProblem;
  readonly weigh: NonNullable<Reading['weigh']>;
  readonly isInFull: boolean;
  readonly isOverdueMoved: boolean;
  readonly nothing: Money;
  readonly rows: ReadRows;
};

/** Puts a deal among the rows and gives its opportunity; `null` for one that is no row, which the tally then tells. */
export type RowReader = (deal: DealInput) => string | null;

export function rowReader(
  rows: ReadRows,
  settings: ForecastSettings,
  tally: IssueTally,
  nothing: Money,
  { weigh = () => nothing, isInFull = false, isOverdueMoved = false }: Reading,
): RowReader {
  const { currency } = settings;
  const classes = rowClasses(currency);
  const reading: Reader = {
    settings,
    tally,
    classes,
    probabilityOf: probabilityReader(classes),
    amountOf: amountReader(currency),
    weigh,
    isInFull,
    isOverdueMoved,
    nothing,
    rows,
  };
  let index = -1;
  return (deal) => {
    index++;
    try {
      return readRow(deal, index, reading);
    } catch {
      // Asking beforehand whether a row can be read would cost more than reading it.
      const found = plainRow(deal);
      if ('row' in found) return readRow(found.row, index, reading);
      const id: unknown = ifReadable(() => deal.id, null);
      const sample = typeof id === 'string' ? id : placeOf(index);
      tally.add('invalid_deal', sample, 'error', { unreadable: found.unreadable });
      return null;
    }
  };
}

function readRow(deal: DealInput, index: number, reading: Reader): string | null {
  const { settings, tally, rows } = reading;
  const fault = dealFault(deal, index);
  if (fault !== null) {
    tally.add('invalid_deal', fault.sample, 'error', fault.params, fault.found);
    return null;
  }
  const { id } = deal;
  const amount = deal.amount == null ? null : reading.amountOf(deal.amount);
  if (typeof amount === 'string') {
    tally.add(amount, id, 'error', {}, foundIn(partOfAmount(amount, deal.amount)));
    return null;
  }
  const wrongPart = wrongStatement(deal.probability);
  if (wrongPart !== null) {
    const { property, found } = wrongPart;
    tally.add('invalid_probability', id, 'error', { property }, foundIn(found));
    return null;
  }
  const chosen = chooseProbability(deal.probability ?? null, settings);
  if (chosen.hasExpired && deal.status === 'open') tally.add('probability_expired', id, 'warning');
  if (chosen.hasLater && deal.status === 'open') tally.add('probability_later', id, 'warning');
  if (chosen.isUnclear)
    tally.add(
      'invalid_date',
      id,
      'warning',
      { property: 'probability.expiresOn' },
      foundIn(unclearExpiry(deal.probability)),
    );
  const probability = reading.probabilityOf(chosen.used);
  if (probability === undefined) {
    const { property, found } = chosen.used === null ? {} : probabilityFault(chosen.used);
    tally.add('invalid_probability', id, 'error', property === undefined ? {} : { property }, foundIn(found));
    return null;
  }
  if (probability?.isRounded === true) tally.add('probability_rounded', id, 'warning');
  tellContradiction(deal, probability, tally);
  const closeOn = deal.closeOn == null ? null : readDate(deal.closeOn);
  const closedOn = deal.closedOn == null ? null : dayIn(settings.calendar, deal.closedOn);
  // Won: the date of the close, or, where rows have only one date, that one. Open: the expected close.
  const isByExpected = deal.status === 'open' || deal.closedOn === undefined;
  const date = isByExpected ? closeOn : closedOn;
  const property = isByExpected ? 'closeOn' : 'closedOn';
  if (date === null && deal[property] != null)
    tally.add('invalid_date', id, 'warning', { property }, foundIn(deal[property]));
  const isOverdue = deal.status === 'open' && date !== null && date < settings.today;
  const placedOn = isOverdue && reading.isOverdueMoved ? settings.today : date;
  const isOutside = !isWithin(placedOn, settings.closing);
  const found =
    isOutside && (deal.status === 'open' || deal.status === 'won')
      ? leftOutByDate(placedOn, isOverdue)
      : classifyRow(deal, amount, probability, date, reading);
  const leftOut = typeof found === 'string' ? found : null;
  const rowClass = typeof found === 'string' ? null : found;
  const minor = amount === null ? 0 : amount.minor;
  const told: ReadRows['deals'][number] = {
    id,
    amount: amount === null ? null : amount.money,
    stage: deal.stage,
    status: deal.status,
    probability: probability === null ? null : probability.kept,
    closeOn,
    owner: isBlank(deal.owner) ? null : deal.owner,
    weighted: rowClass === null ? reading.nothing : reading.weigh(rowClass, minor),
    counted: rowClass === null ? null : rowClass.part,
    leftOut,
    rate: rowClass === null || rowClass.rate === null ? null : rowClass.rate.text,
  };
  addOptional(told, deal, closedOn);
  if (chosen.hasExpired || chosen.isUnclear) rows.expired.add(rows.deals.length);
  if (probability !== null && probability.kept.source === 'manual') rows.byHand.add(rows.deals.length);
  rows.deals.push(told);
  rows.classes.push(rowClass);
  rows.minors.push(minor);
  rows.dates.push(placedOn);
  return opportunityOf(told);
}

/** Blank columns say nothing. One by one: spreading as many small records takes ten times as long. */
function addOptional(told: ReadRows['deals'][number], deal: DealInput, closedOn: string | null): void {
  const { opportunityId, series, category, amountSource } = deal;
  if (opportunityId !== undefined && !isBlank(opportunityId)) told.opportunityId = opportunityId;
  if (series !== undefined && !isBlank(series)) told.series = series;
  if (category !== undefined && !isBlank(category)) told.category = category;
  if (amountSource !== undefined && !isBlank(amountSource)) told.amountSource = amountSource;
  if (closedOn !== null) told.closedOn = closedOn;
}

function isWithin(date: string | null, closing: ForecastSettings['closing']): boolean {
  return closing === null || (date !== null && date >= closing.from && date < closing.to);
}

function leftOutByDate(date: string | null, isOverdue: boolean): LeftOut {
  return date === null ? 'undated' : isOverdue ? 'overdue' : 'outsideWindow';
}
