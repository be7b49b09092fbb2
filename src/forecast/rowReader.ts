import { isRecord, shown } from '../issues/index.js';
import {
  type DealProbability,
  type Fraction,
  type Money,
  type MoneyProblem,
  type ProbabilityInput,
  readDate,
} from '../values/index.js';
import { type Amount, amountReader } from './amountReader.js';
import { chooseProbability } from './chooseProbability.js';
import type { DealInput, DealProbabilityInput } from './DealInput.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { ONE } from './fraction.js';
import type { IssueTally } from './issueTally.js';
import type { LeftOut } from './LeftOut.js';
import type { ReadRow } from './ReadRow.js';
import type { RowClass } from './RowClass.js';
import { isSource, type RowClasses, rowClasses } from './rowClasses.js';

/** A probability that was read: as it is kept, and exactly. */
type ReadProbability = {
  readonly kept: DealProbability;
  readonly value: Fraction;
  readonly stage: Fraction | null;
};

type Reading = {
  readonly settings: ForecastSettings;
  readonly tally: IssueTally;
  readonly classes: RowClasses;
  /** Numbers with nothing but their source, by source: most of what there is, each read once. */
  readonly plain: Map<unknown, Map<number, ReadProbability>>;
  readonly amountOf: (input: unknown) => Amount | MoneyProblem;
  readonly weigh: Weigh;
  readonly nothing: Money;
};

/** What a row counts, as it is told. */
export type Weigh = (rowClass: RowClass, minor: number | bigint) => Money;

/** A reader of rows; `null` for a row that is none, which the tally then tells. */
export function rowReader(
  settings: ForecastSettings,
  tally: IssueTally,
  nothing: Money,
  weigh: Weigh = () => nothing,
): (deal: DealInput) => ReadRow | null {
  const { currency } = settings;
  const reading: Reading = {
    settings,
    tally,
    classes: rowClasses(currency),
    plain: new Map(),
    amountOf: amountReader(currency),
    weigh,
    nothing,
  };
  return (deal) => readRow(deal, reading);
}

function readRow(deal: DealInput, reading: Reading): ReadRow | null {
  const { settings, tally } = reading;
  const id = typeof deal?.id === 'string' ? deal.id : null;
  if (id === null || !isStatus(deal.status)) {
    tally.add('invalid_deal', id ?? shown(deal?.id), 'error', { property: id === null ? 'id' : 'status' });
    return null;
  }
  const wrong = wrongText(deal);
  if (wrong !== null) {
    tally.add('invalid_deal', id, 'error', { property: wrong });
    return null;
  }
  const amount = deal.amount == null ? null : reading.amountOf(deal.amount);
  if (typeof amount === 'string') {
    tally.add(amount, id, 'error');
    return null;
  }
  if (!isProbability(deal.probability)) {
    tally.add('invalid_probability', id, 'error');
    return null;
  }
  const chosen = chooseProbability(deal.probability ?? null, settings.today);
  if (chosen.hasExpired && deal.status === 'open') tally.add('probability_expired', id, 'warning');
  const probability = readChosen(chosen.used, reading);
  if (probability === undefined) {
    tally.add('invalid_probability', id, 'error');
    return null;
  }
  tellContradiction(deal, probability, tally);
  const closeOn = deal.closeOn == null ? null : readDate(deal.closeOn);
  const closedOn = deal.closedOn == null ? null : readDate(deal.closedOn);
  // Won: the date of the close, or, where rows have only one date, that one. Open: the expected close.
  const isByExpected = deal.status === 'open' || deal.closedOn === undefined;
  const date = isByExpected ? closeOn : closedOn;
  if (date === null && (isByExpected ? deal.closeOn : deal.closedOn) != null) tally.add('invalid_date', id, 'warning');
  const found = classify(deal, amount, probability, date, reading);
  const leftOut = typeof found === 'string' ? found : null;
  const rowClass = typeof found === 'string' ? null : found;
  const minor = amount === null ? 0 : amount.minor;
  const row: ReadRow = {
    opportunity: deal.opportunityId ?? id,
    date,
    isOverdue: deal.status === 'open' && date !== null && date < settings.today,
    isShared: false,
    hasExpired: chosen.hasExpired,
    deal: {
      id,
      amount: amount === null ? null : amount.money,
      stage: deal.stage,
      status: deal.status,
      probability: probability === null ? null : probability.kept,
      closeOn,
      owner: deal.owner ?? null,
      weighted: rowClass === null ? reading.nothing : reading.weigh(rowClass, minor),
      counted: rowClass === null ? null : rowClass.part,
      leftOut,
      rate: rowClass === null || rowClass.rate === null ? null : rowClass.rate.text,
    },
    minor,
    rowClass,
  };
  addOptional(row.deal, deal, closedOn);
  return row;
}

/** One by one: spreading as many small records takes ten times as long. */
function addOptional(row: ReadRow['deal'], deal: DealInput, closedOn: string | null): void {
  const { opportunityId, series, category, amountSource } = deal;
  if (opportunityId !== undefined) row.opportunityId = opportunityId;
  if (series !== undefined) row.series = series;
  if (category !== undefined) row.category = category;
  if (amountSource !== undefined) row.amountSource = amountSource;
  if (closedOn !== null) row.closedOn = closedOn;
}

/** The first property that must be text where it is given, and is not. */
function wrongText({ stage, owner, opportunityId, series, category, amountSource }: DealInput): string | null {
  if (!isText(stage)) return 'stage';
  if (!isText(owner)) return 'owner';
  if (!isText(opportunityId)) return 'opportunityId';
  if (!isText(series)) return 'series';
  if (!isText(category)) return 'category';
  return isText(amountSource) ? null : 'amountSource';
}

function isText(value: unknown): boolean {
  return value == null || typeof value === 'string';
}

function isProbability(given: unknown): boolean {
  return given == null || (Array.isArray(given) ? given.every(isStatement) : isStatement(given));
}

function isStatement(given: unknown): boolean {
  if (!isRecord(given)) return false;
  const { by, at, reason, expiresOn } = given;
  return isText(by) && isText(at) && isText(reason) && isText(expiresOn);
}

function isStatus(status: unknown): status is DealInput['status'] {
  return status === 'open' || status === 'won' || status === 'lost' || status === 'abandoned';
}

/** `undefined` where it is no probability, `null` where none is given. */
function readChosen(used: DealProbabilityInput | null, reading: Reading): ReadProbability | null | undefined {
  if (used === null || used.value == null) return null;
  const { value, source } = used;
  if (typeof value !== 'number' || !isPlain(used)) return readProbabilityOf(used, reading.classes);
  const known = reading.plain.get(source)?.get(value);
  if (known !== undefined) return known;
  const read = readProbabilityOf(used, reading.classes);
  if (read !== undefined) reading.plain.set(source, (reading.plain.get(source) ?? new Map()).set(value, read));
  return read;
}

/** A value and its source, and nothing beside. */
function isPlain({ exact, stageValue, by, at, reason, expiresOn }: DealProbabilityInput): boolean {
  return (
    exact === undefined &&
    stageValue === undefined &&
    by === undefined &&
    at === undefined &&
    reason === undefined &&
    expiresOn === undefined
  );
}

function readProbabilityOf(used: DealProbabilityInput, classes: RowClasses): ReadProbability | undefined {
  const { value: given, exact, stageValue } = used;
  const value = classes.probability(exact ?? given);
  const stage = stageValue == null ? null : classes.probability(stageValue);
  if (value === null || !isSource(used.source) || (stage === null && stageValue != null)) return undefined;
  const kept = { ...keptValue(exact ?? given, value), source: used.source, ...statementOf(used) };
  return { kept: stage === null ? kept : { ...kept, stageValue: nearest(stage) }, value, stage };
}

/** Who said it and why, and nothing that a caller put beside: a forecast is JSON. */
function statementOf({ by, at, reason, expiresOn }: DealProbabilityInput): Omit<DealProbability, 'value' | 'source'> {
  return {
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
    ...(reason === undefined ? {} : { reason }),
    ...(expiresOn === undefined ? {} : { expiresOn }),
  };
}

/** A number is its own exact decimal; anything else is kept exactly beside its nearest number. */
function keptValue(given: ProbabilityInput, value: Fraction): { readonly value: number; readonly exact?: string } {
  if (typeof given === 'number') return { value: given };
  const number = nearest(value);
  const exact = `${value.numerator}/${value.denominator}`;
  return typeof given === 'string' && String(number) === given ? { value: number } : { value: number, exact };
}

function nearest({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

/** An outcome decides; a probability that says otherwise is told. */
function tellContradiction({ id, status }: DealInput, probability: ReadProbability | null, tally: IssueTally): void {
  if (status === 'open' || probability === null) return;
  const { numerator, denominator } = probability.value;
  const isMeant = status === 'won' ? numerator === denominator : numerator === 0n;
  if (!isMeant) tally.add('contradictory_outcome', id, 'warning', { status });
}

/** Its class, or why it counts nothing: the first reason that holds. */
function classify(
  deal: DealInput,
  amount: Amount | null,
  probability: ReadProbability | null,
  date: string | null,
  reading: Reading,
): RowClass | LeftOut {
  const { settings, classes, tally } = reading;
  const { status } = deal;
  if (status === 'lost' || status === 'abandoned') return status;
  const { closing } = settings;
  if (closing !== null && date === null) return 'undated';
  if (closing !== null && date !== null && (date < closing.from || date >= closing.to)) return 'outsideWindow';
  if (amount === null) return 'noAmount';
  if (status === 'open' && probability === null) return 'noProbability';
  const { currency } = amount.money;
  const rate = currency === settings.currency ? null : settings.rates.find(currency, rateDate(status, date, settings));
  if (rate === null && currency !== settings.currency) {
    tally.add(settings.rates.isEmpty ? 'mixed_currencies' : 'missing_rate', deal.id, 'error', { currency });
    return 'unconverted';
  }
  const isWon = status === 'won' || probability === null;
  const source = probability?.kept.source ?? 'stage';
  return classes.find({
    part: status,
    currency,
    rate,
    probability: isWon ? ONE : probability.value,
    source,
    amountSource: deal.amountSource ?? null,
    stageProbability: isWon ? null : (probability.stage ?? (source === 'stage' ? probability.value : null)),
  });
}

function rateDate(status: 'open' | 'won', date: string | null, { openRate, today }: ForecastSettings): string {
  return date !== null && (status === 'won' || openRate === 'closeOn') ? date : today;
}
