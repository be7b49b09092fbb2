import { isBlank } from '../values/index.js';
import type { Amount } from './amountReader.js';
import type { DealInput } from './DealInput.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { ONE, ZERO } from './fraction.js';
import type { IssueTally } from './issueTally.js';
import type { LeftOut } from './LeftOut.js';
import type { ReadProbability } from './probabilityReader.js';
import type { RowClass } from './RowClass.js';
import type { RowClasses } from './rowClasses.js';
import { tellUnconverted } from './rowWarnings.js';

/** What rows are classified by. */
export type Classifying = {
  readonly settings: ForecastSettings;
  readonly tally: IssueTally;
  readonly classes: RowClasses;
  /** Open rows count in full: one of which nobody knows a probability is not left out. */
  readonly isInFull: boolean;
};

/** The class of a row, or why it counts nothing whatever its date: the first reason that holds. */
export function classifyRow(
  deal: DealInput,
  amount: Amount | null,
  probability: ReadProbability | null,
  date: string | null,
  reading: Classifying,
): RowClass | LeftOut {
  const { settings, classes, tally } = reading;
  const { status } = deal;
  if (status === 'lost' || status === 'abandoned') return status;
  if (amount === null) return 'noAmount';
  if (status === 'open' && probability === null && !reading.isInFull) {
    tally.add('no_probability', deal.id, 'warning');
    return 'noProbability';
  }
  const { currency } = amount.money;
  const on = rateDate(status, date, settings);
  const rate = currency === settings.currency || on === null ? null : settings.rates.find(currency, on);
  if (rate === null && currency !== settings.currency) {
    tellUnconverted(deal.id, currency, on, settings.rates, tally);
    return 'unconverted';
  }
  const isWon = status === 'won';
  const source = probability?.kept.source ?? 'stage';
  return classes.find({
    part: status,
    currency,
    rate,
    probability: isWon ? ONE : (probability?.value ?? ZERO),
    source,
    amountSource: isBlank(deal.amountSource) ? null : (deal.amountSource ?? null),
    stageProbability:
      isWon || probability === null ? null : (probability.stage ?? (source === 'stage' ? probability.value : null)),
  });
}

/** Won: of the close, so that the rate stays what it was; without a date there is none. Open: of `asOf`, or the close expected. */
function rateDate(status: 'open' | 'won', date: string | null, { openRate, today }: ForecastSettings): string | null {
  return status === 'won' ? date : openRate === 'closeOn' ? (date ?? today) : today;
}
