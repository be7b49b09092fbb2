import { type CharacteristicSeries, type Component, characteristicSeries } from './characteristicSeries.js';
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

const FREQUENCIES = 2048;
/** How many where the series cannot be cut: at least so many, and more while they cost little and show more. */
const LEAST_ALL = 8192;
const MOST_ALL = 131_072;
const MOST_STEPS = 10_000_000;
/** A normal law of this many periods/(2π·frequencies) has lost its own coefficients at the last frequency. */
const SMOOTHING = 5;
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
 * @param negligible A coefficient that need not be told from 0.
 */
export function invertedLaw(
  amounts: Float64Array,
  estimates: readonly (readonly Component[])[],
  window: Window,
  negligible = 1e-7,
): SumLaw {
  const margin = Math.max(1, 0.01 * (window.to - window.from));
  const origin = window.from - margin;
  const length = Math.ceil(window.to - window.from + 2 * margin);
  const seriesOf = (frequencies: number) =>
    meanSeries(
      estimates.map((components) =>
        characteristicSeries(amounts, components, { origin, length }, frequencies, negligible),
      ),
    );
  let frequencies = FREQUENCIES;
  let series = seriesOf(frequencies);
  const isCut = series.last <= FREQUENCIES / 2;
  if (!isCut) {
    frequencies = allFrequencies(length, window.spread, amounts.length * estimates.length);
    series = seriesOf(frequencies);
  }
  const kernel = (SMOOTHING * length) / (2 * Math.PI * frequencies);
  const shrink = (k: number) => Math.exp(-0.5 * ((SMOOTHING * k) / frequencies) ** 2);
  const grid = isCut ? FREQUENCIES : 2 * frequencies;
  const table = distributionTable(series, grid, isCut ? () => 1 : shrink);
  const decrease = makeRise(table);
  let probability = 2 * (series.leftOut + series.difference) + NORMAL_TAILS + 2 * window.beyond + decrease;
  if (isCut) {
    for (let k = 1; k <= series.last; k++) {
      const modulus = Math.hypot(series.real[k] ?? 0, series.imaginary[k] ?? 0);
      probability += (2 * modulus * (1 - shrink(k))) / (Math.PI * k);
    }
  }
  return {
    method: 'inversion',
    lowest: 0,
    highest: window.total,
    ...tabulated(table, origin, length / grid, window),
    errorBound: { amount: 6 * kernel + length / grid, probability },
    smoothedBy: isCut ? 0 : kernel,
  };
}

/** As many frequencies as bring the smoothing down to a hundredth of the spread, as far as they are not too dear. */
function allFrequencies(length: number, spread: number, terms: number): number {
  let frequencies = LEAST_ALL;
  while (
    (6 * SMOOTHING * length) / (2 * Math.PI * frequencies) > spread / 100 &&
    2 * frequencies <= MOST_ALL &&
    2 * frequencies * terms <= MOST_STEPS
  )
    frequencies *= 2;
  return frequencies;
}

/** The mean of several series, and Σ 1/(πk) × what the first differs from it by. */
function meanSeries(all: readonly CharacteristicSeries[]): CharacteristicSeries & { readonly difference: number } {
  const [first] = all;
  if (first === undefined || all.length === 1) return { ...(first as CharacteristicSeries), difference: 0 };
  const mean = (of: (series: CharacteristicSeries) => Float64Array) =>
    of(first).map((_, k) => all.reduce((sum, series) => sum + (of(series)[k] ?? 0), 0) / all.length);
  const real = mean((series) => series.real);
  const imaginary = mean((series) => series.imaginary);
  let difference = 0;
  for (let k = 1; k < real.length; k++)
    difference +=
      Math.hypot((first.real[k] ?? 0) - (real[k] ?? 0), (first.imaginary[k] ?? 0) - (imaginary[k] ?? 0)) /
      (Math.PI * k);
  return {
    real,
    imaginary,
    last: Math.max(...all.map(({ last }) => last)),
    leftOut: Math.max(...all.map(({ leftOut }) => leftOut)),
    difference,
  };
}

/** The distribution function at the points of a grid over the period, as its Fourier series says. */
function distributionTable(
  { real, imaginary, last }: CharacteristicSeries,
  grid: number,
  shrink: (k: number) => number,
): Float64Array {
  const x = new Float64Array(grid);
  const y = new Float64Array(grid);
  let start = 0;
  for (let k = 1; k <= last; k++) {
    // c/(2πik), twice its real part.
    const scale = shrink(k) / (Math.PI * k);
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
