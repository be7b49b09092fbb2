import {
  currencyDigits,
  type DealProbability,
  type Fraction,
  type ProbabilityInput,
  readProbability,
} from '../values/index.js';
import { conversionOf } from './conversionOf.js';
import type { RowClass } from './RowClass.js';

/** What a row class is found by. */
export type RowClassKey = Omit<RowClass, 'conversion'>;

/** Each class and each probability once, so that rows are told apart by identity and sums stay few. */
export type RowClasses = {
  readonly find: (key: RowClassKey) => RowClass;
  /** An exact probability; `null` where the input is none. */
  readonly probability: (input: ProbabilityInput) => Fraction | null;
};

export function rowClasses(currency: string): RowClasses {
  const digits = currencyDigits(currency);
  const known = new Map<Fraction, Map<string, RowClass>>();
  const probabilities = new Map<ProbabilityInput, Fraction | null>();
  return {
    find: (key) => {
      const ofProbability = known.get(key.probability) ?? new Map<string, RowClass>();
      known.set(key.probability, ofProbability);
      const text = `${key.part}${key.currency}${key.source}|${key.rate?.on ?? ''}|${key.amountSource ?? ''}|${fractionText(key.stageProbability)}`;
      const found = ofProbability.get(text) ?? {
        ...key,
        conversion: conversionOf(key.rate?.value ?? null, currencyDigits(key.currency), digits),
      };
      ofProbability.set(text, found);
      return found;
    },
    probability: (input) => {
      const found = probabilities.get(input);
      if (found !== undefined) return found;
      const read = readProbability(input);
      if (typeof input !== 'object') probabilities.set(input, read);
      return read;
    },
  };
}

function fractionText(fraction: Fraction | null): string {
  return fraction === null ? '' : `${fraction.numerator}/${fraction.denominator}`;
}

/** The sources that a probability may have. */
export function isSource(source: unknown): source is DealProbability['source'] {
  return source === 'manual' || source === 'evidence' || source === 'model' || source === 'stage';
}
