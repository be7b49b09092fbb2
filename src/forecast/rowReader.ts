import { type Deal, type Fraction, type Money, type ProbabilityInput, readDate } from '../values/index.js';
import { chooseProbability } from './chooseProbability.js';
import type { DealInput, DealProbabilityInput } from './DealInput.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { ONE } from './fraction.js';
import type { IssueTally } from './issueTally.js';
import type { ReadRow } from './ReadRow.js';
import { type Amount, readAmount } from './readAmount.js';
import { isSource, type RowClasses, rowClasses } from './rowClasses.js';

type Reading = { readonly settings: ForecastSettings; readonly tally: IssueTally; readonly classes: RowClasses };

/** A probability that was read: as it is kept, and exactly. */
type ReadProbability = {
  readonly kept: Deal['probability'];
  readonly value: Fraction;
  readonly stage: Fraction | null;
};

/** A reader of rows; `null` for a row that is none, which the tally then tells. */
export function rowReader(settings: ForecastSettings, tally: IssueTally): (deal: DealInput) => ReadRow | null {
  const reading = { settings, tally, classes: rowClasses(settings.currency) };
  return (deal) => readRow(deal, reading);
}

function readRow(deal: DealInput, reading: Reading): ReadRow | null {
  const { settings, tally } = reading;
  const id = typeof deal?.id === 'string' ? deal.id : null;
  if (id === null || !isStatus(deal.status)) {
    tally.add('invalid_deal', id ?? String(deal?.id), 'error', { property: id === null ? 'id' : 'status' });
    return null;
  }
  const amount = deal.amount == null ? null : readAmount(deal.amount);
  if (typeof amount === 'string') {
    tally.add(amount, id, 'error');
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
  const date = placeOf(deal, tally);
  const isOverdue = deal.status === 'open' && date !== null && date < settings.today;
  const found = classify(deal, amount, probability, date, reading);
  return {
    opportunity: deal.opportunityId ?? id,
    date,
    isOverdue,
    isShared: false,
    hasExpired: chosen.hasExpired,
    deal: cleanDeal(deal, amount?.money ?? null, probability?.kept ?? null),
    minor: amount?.minor ?? 0,
    rowClass: typeof found === 'string' ? null : found,
    leftOut: typeof found === 'string' ? found : null,
  };
}

function isStatus(status: unknown): status is Deal['status'] {
  return status === 'open' || status === 'won' || status === 'lost' || status === 'abandoned';
}

/** `undefined` where it is no probability, `null` where none is given. */
function readChosen(used: DealProbabilityInput | null, { classes }: Reading): ReadProbability | null | undefined {
  if (used === null || used.value == null) return null;
  const value = classes.probability(used.exact ?? used.value);
  const stage = used.stageValue == null ? null : classes.probability(used.stageValue);
  if (value === null || !isSource(used.source) || (stage === null && used.stageValue != null)) return undefined;
  // A plain number of a stage is most of what there is, and stands as it was given.
  if (typeof used.value === 'number' && used.exact === undefined && stage === null)
    return { kept: withoutStageValue(used, used.value), value, stage };
  const { value: given, exact, stageValue, ...rest } = used;
  const kept = { ...rest, ...keptValue(exact ?? given, value) };
  return { kept: stage === null ? kept : { ...kept, stageValue: nearest(stage) }, value, stage };
}

function withoutStageValue(used: DealProbabilityInput, value: number): ReadProbability['kept'] {
  const { source } = used;
  if (Object.keys(used).length === 2) return { value, source };
  const { exact: _, stageValue: __, ...rest } = used;
  return { ...rest, value };
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

/** Won: the date of the close, or, where rows have only one date, that one. Open: the expected close. */
function placeOf({ id, status, closedOn, closeOn }: DealInput, tally: IssueTally): string | null {
  const given = status === 'open' || closedOn === undefined ? closeOn : closedOn;
  if (given == null) return null;
  const date = readDate(given);
  if (date === null) tally.add('invalid_date', id, 'warning');
  return date;
}

/** Its class, or why it counts nothing: the first reason that holds. */
function classify(
  deal: DealInput,
  amount: Amount | null,
  probability: ReadProbability | null,
  date: string | null,
  reading: Reading,
) {
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
  return classes.find({
    part: status,
    currency,
    rate,
    probability: status === 'won' || probability === null ? ONE : probability.value,
    source: probability?.kept?.source ?? 'stage',
    amountSource: deal.amountSource ?? null,
    stageProbability:
      status === 'won'
        ? null
        : (probability?.stage ?? (probability?.kept?.source === 'stage' ? probability.value : null)),
  });
}

function rateDate(status: 'open' | 'won', date: string | null, { openRate, today }: ForecastSettings): string {
  return date !== null && (status === 'won' || openRate === 'closeOn') ? date : today;
}

/** The row as it is kept: what is known of a deal, and nothing else. */
function cleanDeal(deal: DealInput, amount: Money | null, probability: Deal['probability']): Deal {
  const { id, opportunityId, series, category, amountSource, stage, status, owner, closedOn, closeOn } = deal;
  // Properties that may be missing are set one by one: spreading as many small records takes ten times as long.
  const clean: { -readonly [K in keyof Deal]: Deal[K] } = {
    id,
    amount,
    stage,
    status,
    probability,
    closeOn: closeOn == null ? null : readDate(closeOn),
    owner: owner ?? null,
  };
  if (opportunityId !== undefined) clean.opportunityId = opportunityId;
  if (series !== undefined) clean.series = series;
  if (category !== undefined) clean.category = category;
  if (amountSource !== undefined) clean.amountSource = amountSource;
  const closed = closedOn == null ? null : readDate(closedOn);
  if (closed !== null) clean.closedOn = closed;
  return clean;
}
