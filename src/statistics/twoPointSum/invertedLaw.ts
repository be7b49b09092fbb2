import { type Coefficient, type Component, characteristicFunction } from './characteristicFunction.js';
import { fourierTransform } from './fourierTransform.js';
import type { SumLaw } from './SumLaw.js';

/** Where a sum lies but for `beyond`, its largest value, and the exact probabilities of nothing and of all. */
export type Window = {
  readonly from: number;
  readonly to: number;
  readonly beyond: number;
  readonly total: number;
  /** The standard deviation that the law is to be resolved against. */
  readonly spread: number;
  readonly none: number;
  readonly all: number;
};

/** How well a law is to be resolved. */
export type Resolution = {
  /** A coefficient that need not be told from 0. */
  readonly negligible: number;
  /** How many frequencies are used of a period of this length where the series cannot be cut: a power of two. */
  readonly frequencies: (length: number) => number;
};

/** Where the series can be cut, so many frequencies show that, and half of them are used. */
const FREQUENCIES = 2048;
/** Where it cannot: at least so many, and more while they cost little and show more. */
const LEAST_ALL = 8192;
const MOST_ALL = 131_072;
const MOST_STEPS = 10_000_000;
/** A normal law of this many periods/(2π·frequencies) has lost its own coefficients at the last frequency. */
const SMOOTHING = 5;
const DEVIATIONS = 6;
/** What a normal law has beyond six standard deviations, and what its coefficients add up to behind the last frequency. */
const NORMAL_TAILS = 2e-9 + Math.exp(-(SMOOTHING ** 2) / 2) / (SMOOTHING ** 2 * Math.PI);

/**
 * The law of a mixture of sums by inverting its characteristic function on a period that holds nearly all of it.
 *
 * The Fourier series of the distribution function is cut where its coefficients are proved to stay negligible. Where they
 * are not (amounts near the multiples of a step), all are used, and more of them, multiplied by those of a narrow normal
 * law, and `smoothedBy` says how narrow. Either way the bound of the error compares with the true law smoothed by that
 * normal law: six of its standard deviations in amount; in probability what the cut and the smoothing change, what lies
 * beyond the window and wraps around, and the largest decrease that had to be removed to make the result rise.
 *
 * @param estimates Mixtures that each stand for the law; it is inverted from their mean, and what they differ by counts as
 * error.
 */
export function invertedLaw(
  amounts: Float64Array,
  estimates: readonly (readonly Component[])[],
  window: Window,
  { negligible, frequencies: all }: Resolution = usual(amounts.length, window),
): SumLaw {
  const margin = Math.max(1, 0.01 * (window.to - window.from));
  const origin = window.from - margin;
  const length = Math.ceil(window.to - window.from + 2 * margin);
  const read = meanOf(estimates.map((components) => characteristicFunction(amounts, components, { origin, length })));
  const cut = cutSeries(read, negligible);
  const frequencies = cut === null ? all(length) : FREQUENCIES;
  const shrink = (k: number) => Math.exp(-0.5 * ((SMOOTHING * k) / frequencies) ** 2);
  const series = cut ?? smoothedSeries(read, frequencies, negligible, shrink);
  const kernel = smoothingOf(length, frequencies);
  const grid = cut === null ? 2 * frequencies : FREQUENCIES;
  const table = distributionTable(series, grid);
  const decrease = makeRise(table);
  let probability = 2 * series.error + NORMAL_TAILS + 2 * window.beyond + decrease;
  if (cut !== null) {
    for (let k = 1; k <= FREQUENCIES / 2; k++) {
      const modulus = Math.hypot(series.real[k] ?? 0, series.imaginary[k] ?? 0);
      probability += (2 * modulus * (1 - shrink(k))) / (Math.PI * k);
    }
  }
  return {
    method: 'inversion',
    lowest: 0,
    highest: window.total,
    ...tabulated(table, origin, length / grid, window),
    errorBound: { amount: DEVIATIONS * kernel + length / grid, probability },
    smoothedBy: cut === null ? kernel : 0,
  };
}

function smoothingOf(length: number, frequencies: number): number {
  return (SMOOTHING * length) / (2 * Math.PI * frequencies);
}

/**
 * As many frequencies, from `least` on, as bring the bound of the smoothing down to an amount, as far as they are not too
 * dear.
 */
export function frequenciesFor(
  length: number,
  amount: number,
  least: number,
  isTooDear: (frequencies: number) => boolean,
): number {
  let frequencies = least;
  while (
    DEVIATIONS * smoothingOf(length, frequencies) > amount &&
    2 * frequencies <= MOST_ALL &&
    !isTooDear(2 * frequencies)
  )
    frequencies *= 2;
  return frequencies;
}

function usual(terms: number, { spread }: Window): Resolution {
  return {
    negligible: 1e-7,
    frequencies: (length) =>
      frequenciesFor(length, spread / 100, LEAST_ALL, (frequencies) => frequencies * terms > MOST_STEPS),
  };
}

/** A coefficient of the mean of several estimates, and half of what two of them differ by. */
type MeanCoefficient = Coefficient & { readonly difference: number };

function meanOf(
  all: readonly ((k: number, negligible: number) => Coefficient)[],
): (k: number, negligible: number) => MeanCoefficient {
  return (k, negligible) => {
    const values = all.map((read) => read(k, negligible));
    const mean = (of: (value: Coefficient) => number) => values.reduce((sum, value) => sum + of(value), 0) / all.length;
    const real = mean((value) => value.real);
    const imaginary = mean((value) => value.imaginary);
    const [first] = values;
    return {
      real,
      imaginary,
      leftOut: mean(({ leftOut }) => leftOut),
      difference: Math.hypot((first?.real ?? 0) - real, (first?.imaginary ?? 0) - imaginary),
    };
  };
}

/** Coefficients from k = 1 on, and Σ 1/(πk) × what each of them may be off by. */
type Series = { readonly real: Float64Array; readonly imaginary: Float64Array; readonly error: number };

/** The first half of the frequencies, where all of the second are proved negligible; `null` where they are not. */
function cutSeries(read: (k: number, negligible: number) => MeanCoefficient, negligible: number): Series | null {
  let error = 0;
  for (let k = FREQUENCIES / 2 + 1; k <= FREQUENCIES; k++) {
    const { real, imaginary, leftOut } = read(k, negligible);
    const modulus = Math.hypot(real, imaginary);
    if (modulus >= negligible) return null;
    error += (modulus + leftOut) / (Math.PI * k);
  }
  const series = smoothedSeries(read, FREQUENCIES / 2, negligible, () => 1);
  return { ...series, error: series.error + error };
}

/** All coefficients, each shrunk; what is shrunk afterwards may be larger before it is told from 0. */
function smoothedSeries(
  read: (k: number, negligible: number) => MeanCoefficient,
  frequencies: number,
  negligible: number,
  shrink: (k: number) => number,
): Series {
  const real = new Float64Array(frequencies + 1);
  const imaginary = new Float64Array(frequencies + 1);
  let error = 0;
  for (let k = 1; k <= frequencies; k++) {
    const factor = shrink(k);
    const found = read(k, negligible / factor);
    real[k] = found.real * factor;
    imaginary[k] = found.imaginary * factor;
    error += ((found.leftOut + found.difference) * factor) / (Math.PI * k);
  }
  return { real, imaginary, error };
}

/** The distribution function at the points of a grid over the period, as its Fourier series says. */
function distributionTable({ real, imaginary }: Series, grid: number): Float64Array {
  const x = new Float64Array(grid);
  const y = new Float64Array(grid);
  let start = 0;
  for (let k = 1; k < real.length; k++) {
    // c/(2πik), twice its real part.
    const scale = 1 / (Math.PI * k);
    x[k % grid] = (imaginary[k] ?? 0) * scale;
    y[k % grid] = -(real[k] ?? 0) * scale;
    start += (imaginary[k] ?? 0) * scale;
  }
  fourierTransform(x, y);
  const table = new Float64Array(grid + 1);
  for (let index = 0; index <= grid; index++) table[index] = index / grid + (x[index % grid] ?? 0) - start;
  return table;
}

/** Makes a table rise from 0 to 1, and tells the largest decrease that it had. */
function makeRise(table: Float64Array): number {
  let [highest, decrease] = [0, 0];
  for (let index = 0; index < table.length; index++) {
    const value = table[index] ?? 0;
    decrease = Math.max(decrease, highest - value, value - 1);
    highest = Math.min(1, Math.max(highest, value));
    table[index] = highest;
  }
  return decrease;
}

/** The law between the points of its table, with the atoms at both ends put back. */
function tabulated(table: Float64Array, origin: number, cell: number, { total, none, all }: Window) {
  const grid = table.length - 1;
  const areas = new Float64Array(grid + 1);
  for (let index = 0; index < grid; index++)
    areas[index + 1] = (areas[index] ?? 0) + ((table[index] ?? 0) + (table[index + 1] ?? 0)) * 0.5 * cell;
  const between = (x: number): { readonly value: number; readonly area: number } => {
    const place = (x - origin) / cell;
    if (place <= 0) return { value: 0, area: 0 };
    if (place >= grid) return { value: 1, area: (areas[grid] ?? 0) + (place - grid) * cell };
    const index = Math.floor(place);
    const part = place - index;
    const [left, right] = [table[index] ?? 0, table[index + 1] ?? 0];
    const value = left + (right - left) * part;
    return { value, area: (areas[index] ?? 0) + (left + value) * 0.5 * part * cell };
  };
  return {
    cdf: (x: number): number => (x < 0 ? 0 : x >= total ? 1 : Math.max(none, Math.min(1 - all, between(x).value))),
    gap: (x: number): number => (x <= 0 ? 0 : between(Math.min(x, total)).area + Math.max(0, x - total)),
  };
}
