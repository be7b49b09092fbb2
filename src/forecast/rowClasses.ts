import {
  currencyDigits,
  type DealProbability,
  type Fraction,
  type ProbabilityInput,
  readProbability,
} from '../values/index.js';
import { conversionOf } from './conversionOf.js';
import { multiplyFractions } from './fraction.js';
import type { RowClass } from './RowClass.js';

/** What a row class is found by; probabilities are those that `probability` gave. */
export type RowClassKey = Omit<RowClass, 'conversion' | 'weight'>;

/** Each class and each probability once, so that rows are told apart by identity and sums stay few. */
export type RowClasses = {
  readonly find: (key: RowClassKey) => RowClass;
  /** An exact probability; `null` where the input is none. */
  readonly probability: (input: ProbabilityInput) => Fraction | null;
  /** Whether a probability that was read had more decimal places than are kept. */
  readonly isRounded: (input: ProbabilityInput) => boolean;
};

export function rowClasses(currency: string): RowClasses {
  const digits = currencyDigits(currency);
  const known = new Map<string, RowClass>();
  /** By probability the class found last: rows of one probability are mostly of one class. */
  const last = new Map<Fraction, RowClass>();
  const fractions = new Map<string, Fraction>();
  const read = new Map<ProbabilityInput, Fraction | null>();
  const rounded = new Set<ProbabilityInput>();
  const once = (fraction: Fraction) => {
    const text = fractionText(fraction);
    const found = fractions.get(text) ?? fraction;
    fractions.set(text, found);
    return found;
  };
  const made = (key: RowClassKey): RowClass => {
    const conversion = conversionOf(key.rate?.value ?? null, currencyDigits(key.currency), digits);
    const weight = multiplyFractions(key.probability, conversion);
    const [above, below] = [Number(weight.numerator), Number(weight.denominator)];
    return { ...key, conversion, weight: { ...weight, above, below } };
  };
  return {
    find: (key) => {
      const recent = last.get(key.probability);
      if (recent !== undefined && isOf(recent, key)) return recent;
      const text = `${key.part}${key.currency}${key.source}|${key.rate?.on ?? ''}|${fractionText(key.probability)}|${fractionText(key.stageProbability)}|${key.amountSource ?? ''}`;
      const found = known.get(text) ?? made(key);
      known.set(text, found);
      last.set(key.probability, found);
      return found;
    },
    probability: (input) => {
      const found = read.get(input);
      if (found !== undefined) return found;
      const fraction = readProbability(input);
      if (fraction?.isRounded === true) rounded.add(input);
      const kept = fraction === null ? null : once(fraction);
      if (typeof input !== 'object') read.set(input, kept);
      return kept;
    },
    isRounded: (input) => rounded.has(input),
  };
}

function isOf(rowClass: RowClass, key: RowClassKey): boolean {
  return (
    rowClass.part === key.part &&
    rowClass.currency === key.currency &&
    rowClass.rate === key.rate &&
    rowClass.source === key.source &&
    rowClass.amountSource === key.amountSource &&
    rowClass.stageProbability === key.stageProbability
  );
}

function fractionText(fraction: Fraction | null): string {
  return fraction === null ? '' : `${fraction.numerator}/${fraction.denominator}`;
}

/** The sources that a probability may have. */
export function isSource(source: unknown): source is DealProbability['source'] {
  return source === 'manual' || source === 'evidence' || source === 'model' || source === 'stage';
}
