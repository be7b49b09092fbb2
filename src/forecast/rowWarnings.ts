import type { DealInput } from './DealInput.js';
import type { IssueTally } from './issueTally.js';
import type { ReadProbability } from './probabilityReader.js';
import type { RateTable } from './RateTable.js';

/** An outcome decides; a probability that says otherwise is told. */
export function tellContradiction(
  { id, status }: DealInput,
  probability: ReadProbability | null,
  tally: IssueTally,
): void {
  if (status === 'open' || probability === null) return;
  const { numerator, denominator } = probability.value;
  const isMeant = status === 'won' ? numerator === denominator : numerator === 0n;
  if (!isMeant) tally.add('contradictory_outcome', id, 'warning', { status });
}

/** An amount that nobody can convert: no rates are given, none stands on the day or before it, or the last one is too old. */
export function tellUnconverted(
  id: string,
  currency: string,
  on: string | null,
  { isEmpty, ageOf, maxAgeDays }: RateTable,
  tally: IssueTally,
): void {
  if (isEmpty) {
    tally.add('mixed_currencies', id, 'error', { currency });
    return;
  }
  const days = on === null ? null : ageOf(currency, on);
  if (days !== null) tally.add('outdated_rate', id, 'error', { currency, limit: maxAgeDays }, { days });
  else tally.add('missing_rate', id, 'error', { currency }, on === null ? {} : { on });
}
