import type { DealProbability, Fraction, ProbabilityInput } from '../values/index.js';
import type { DealProbabilityInput } from './DealInput.js';
import { isSource, type RowClasses } from './rowClasses.js';

/** A probability that was read: as it is kept, and exactly. */
export type ReadProbability = {
  readonly kept: DealProbability;
  readonly value: Fraction;
  readonly stage: Fraction | null;
  /** It had more decimal places than are reckoned with. */
  readonly isRounded: boolean;
};

/** `undefined` where it is no probability, `null` where none is given. */
export type ProbabilityReader = (used: DealProbabilityInput | null) => ReadProbability | null | undefined;

/** Most probabilities are a number with nothing but its source: each of these is read once. */
export function probabilityReader(classes: RowClasses): ProbabilityReader {
  const plain = new Map<unknown, Map<unknown, ReadProbability>>();
  return (used) => {
    if (used === null || used.value == null) return null;
    const { value, source } = used;
    if (typeof value !== 'number' || !isPlain(used)) return readProbabilityOf(used, classes);
    const known = plain.get(source)?.get(value);
    if (known !== undefined) return known;
    const read = readProbabilityOf(used, classes);
    if (read !== undefined) plain.set(source, (plain.get(source) ?? new Map()).set(value, read));
    return read;
  };
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
  const isRounded = classes.isRounded(exact ?? given) || (stageValue != null && classes.isRounded(stageValue));
  if (value === null || !isSource(used.source) || (stage === null && stageValue != null)) return undefined;
  const kept = { ...keptValue(exact ?? given, value), source: used.source, ...statementOf(used) };
  return { kept: stage === null ? kept : { ...kept, stageValue: nearest(stage) }, value, stage, isRounded };
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

/** A number is its own exact decimal; a text is kept as it was given, so that it is read again as what it was. */
function keptValue(given: ProbabilityInput, value: Fraction): { readonly value: number; readonly exact?: string } {
  if (typeof given === 'number') return { value: given };
  const number = nearest(value);
  if (given === String(number)) return { value: number };
  return { value: number, exact: typeof given === 'string' ? given : `${value.numerator}/${value.denominator}` };
}

function nearest({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}
