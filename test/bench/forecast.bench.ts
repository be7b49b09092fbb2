import { Decimal } from 'decimal.js';
import { weightedForecast } from '../../src/forecast/index.js';
import { lawQuantile, twoPointSumLaw } from '../../src/statistics/index.js';
import { clock } from './timed.js';

// Quantiles of a portfolio: the law against Monte Carlo over objects and over typed arrays. Accuracy is measured beside the
// time: in standard deviations, from the law by Gil-Pelaez (1951), whose integral is added up without smoothing at 5,000
// frequencies over a window of 80 deviations; many independent runs of the typed simulation, each with ten times the trials,
// have to agree with it.

const LEVELS = [0.1, 0.5, 0.9] as const;
const TRIALS = 10_000;

/** A seeded linear congruential generator, so that every run draws the same. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function logNormalDeals(count: number) {
  const random = seeded(20_261_126);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const amounts = Float64Array.from({ length: count }, () => Math.ceil(Math.exp(10 + 1.2 * normal()) * 100));
  const probabilities = Float64Array.from({ length: count }, () => 0.02 + 0.96 * random());
  return { amounts, probabilities };
}

type Deals = ReturnType<typeof logNormalDeals>;

function ofLaw(deals: Deals): readonly number[] {
  const law = twoPointSumLaw(deals);
  return LEVELS.map((level) => lawQuantile(law, level));
}

function ofObjects({ amounts, probabilities }: Deals, random: () => number): readonly number[] {
  const deals = [...amounts].map((amount, index) => ({ amount, probability: probabilities[index] ?? 0 }));
  const totals: number[] = [];
  for (let trial = 0; trial < TRIALS; trial++)
    totals.push(deals.filter(({ probability }) => random() < probability).reduce((sum, { amount }) => sum + amount, 0));
  totals.sort((a, b) => a - b);
  return LEVELS.map((level) => totals[Math.ceil(level * TRIALS) - 1] ?? 0);
}

function ofTypedArrays({ amounts, probabilities }: Deals, random: () => number, trials = TRIALS): readonly number[] {
  const totals = new Float64Array(trials);
  for (let trial = 0; trial < trials; trial++) {
    let total = 0;
    for (let index = 0; index < amounts.length; index++)
      if (random() < (probabilities[index] ?? 0)) total += amounts[index] ?? 0;
    totals[trial] = total;
  }
  totals.sort();
  return LEVELS.map((level) => totals[Math.ceil(level * trials) - 1] ?? 0);
}

/** F(x) = ½ − 1/π ∫ Im(φ(t)·e^(−itx))/t dt, by the midpoint rule; each quantile by bisection. */
function byGilPelaez({ amounts, probabilities }: Deals, deviation: number): readonly number[] {
  const step = (2 * Math.PI) / (80 * deviation);
  const phi = Array.from({ length: 5_000 }, (_, index) => {
    const t = (index + 0.5) * step;
    let [re, im] = [1, 0];
    for (let deal = 0; deal < amounts.length; deal++) {
      const [amount, p] = [amounts[deal] ?? 0, probabilities[deal] ?? 0];
      const [a, b] = [1 - p + p * Math.cos(t * amount), p * Math.sin(t * amount)];
      [re, im] = [re * a - im * b, re * b + im * a];
    }
    return { t, re, im };
  });
  const below = (x: number) =>
    phi.reduce(
      (sum, { t, re, im }, index) => sum - (im * Math.cos(t * x) - re * Math.sin(t * x)) / (index + 0.5),
      Math.PI / 2,
    ) / Math.PI;
  const mean = amounts.reduce((sum, amount, index) => sum + amount * (probabilities[index] ?? 0), 0);
  return LEVELS.map((level) => {
    let [low, high] = [mean - 10 * deviation, mean + 10 * deviation];
    while (high - low > 1e-9 * deviation) {
      const middle = (low + high) / 2;
      if (below(middle) < level) low = middle;
      else high = middle;
    }
    return high;
  });
}

/** Milliseconds of a run: the median of so many after as many to warm up. */
function timed(run: () => unknown, runs: number): number {
  for (let index = 0; index < runs; index++) run();
  const times = Array.from({ length: runs }, () => {
    const began = clock();
    run();
    return clock() - began;
  }).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? Number.NaN;
}

const deals = logNormalDeals(1_000);
const deviation = Math.sqrt(
  deals.amounts.reduce((sum, amount, index) => {
    const probability = deals.probabilities[index] ?? 0;
    return sum + amount * amount * probability * (1 - probability);
  }, 0),
);
const random = seeded(1);
const far = (found: readonly number[], wanted: readonly number[]) =>
  Math.max(...found.map((value, index) => Math.abs(value - (wanted[index] ?? 0)) / deviation));

const runs = Array.from({ length: 40 }, () => ofTypedArrays(deals, random, 10 * TRIALS));
const simulated = LEVELS.map((_, index) => runs.reduce((sum, run) => sum + (run[index] ?? 0), 0) / runs.length);
const truth = byGilPelaez(deals, deviation);
// Four million trials: an error of a thousandth of a deviation in a quantile.
if (!(far(simulated, truth) < 0.004)) throw new Error(`the two references disagree: ${far(simulated, truth)} sd`);
const offOfOneRun =
  Array.from({ length: 20 }, () => far(ofTypedArrays(deals, random), truth)).reduce((a, b) => a + b) / 20;
const off = far(ofLaw(deals), truth);
if (!(off < 0.01)) throw new Error(`the law and the simulation disagree: ${off} sd`);

const law = timed(() => ofLaw(deals), 400);
const objects = timed(() => ofObjects(deals, random), 5);
const typed = timed(() => ofTypedArrays(deals, random), 5);
const show = (what: string, value: string, target = '') =>
  console.log(`${what.padEnd(60)} ${value.padStart(12)}   ${target}`);
show('q10, q50, q90 of 1,000 log-normal deals: the law', `${law.toFixed(2)} ms`);
show('10,000 trials over objects', `${objects.toFixed(1)} ms`);
show('10,000 trials over typed arrays', `${typed.toFixed(1)} ms`);
show('objects / law', (objects / law).toFixed(0), '>= 100');
show('typed arrays / law', (typed / law).toFixed(0), '>= 10');
show('a simulation is off by', `${offOfOneRun.toFixed(5)} sd`);
show('the law is off by', `${off.toFixed(5)} sd`, '<= 0.01');
show('a simulation / the law', (offOfOneRun / off).toFixed(0), '>= 50');

const times = [10_000, 100_000].map((count) => {
  const many = logNormalDeals(count);
  return timed(() => ofLaw(many), 5);
});
show('10,000 deals', `${times[0]?.toFixed(1)} ms`);
show('100,000 deals', `${times[1]?.toFixed(1)} ms`, '<= 200 ms');
const step = seeded(5);
const lattice = {
  amounts: Float64Array.from(
    { length: 10_000 },
    () => 1_000_000 * (1 + Math.floor(20 * step())) + Math.floor(2 * step()),
  ),
  probabilities: new Float64Array(10_000).fill(0.3),
};
show('10,000 deals near the multiples of a step', `${timed(() => ofLaw(lattice), 5).toFixed(1)} ms`, '<= 500 ms');

// The weighted forecast of a million deals: every total exact, against plain JavaScript with a decimal library, and floats.
const MILLION = 1_000_000;
const chances = [0.1, 0.25, 0.3, 0.5, 0.6, 0.75, 0.9];
const stages = ['lead', 'need', 'offer', 'bid', 'talk', 'price', 'sign'];
const draw = seeded(11);
const pipelineOf = (idAt: (index: number) => number) =>
  Array.from({ length: MILLION }, (_, index) => {
    const stage = Math.floor(draw() * stages.length);
    const cents = Math.floor(draw() * 1e9);
    return {
      id: `d${idAt(index)}`,
      amount: { amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`, currency: 'CNY' },
      stage: stages[stage] ?? '',
      status: 'open' as const,
      probability: { value: chances[stage] ?? 0, source: 'stage' as const },
      closeOn: '2026-12-20',
      owner: null,
    };
  });
const pipeline = pipelineOf((index) => index);

function ofDecimals(): string {
  let total = new Decimal(0);
  for (const { amount, probability } of pipeline)
    total = total.plus(new Decimal(amount.amount).times(probability.value));
  return total.toFixed(2, Decimal.ROUND_HALF_EVEN);
}

/** What a host would write with the same library to get what a forecast holds: totals, parts, and each deal with its own. */
function reportOfDecimals() {
  const zero = () => ({ weighted: new Decimal(0), unweighted: new Decimal(0) });
  const total = zero();
  const byCurrency = new Map<string, ReturnType<typeof zero>>();
  const bySource = new Map<string, ReturnType<typeof zero>>();
  const seen = new Set<string>();
  const told = (value: Decimal) => ({ amount: value.toFixed(2, Decimal.ROUND_HALF_EVEN), currency: 'CNY' });
  const rows = pipeline.map((deal) => {
    if (seen.has(deal.id)) throw new Error(`twice: ${deal.id}`);
    seen.add(deal.id);
    const { currency } = deal.amount;
    const amount = new Decimal(deal.amount.amount);
    const weighted = amount.times(deal.probability.value);
    const ofCurrency = byCurrency.get(currency) ?? zero();
    byCurrency.set(currency, ofCurrency);
    const ofSource = bySource.get(deal.probability.source) ?? zero();
    bySource.set(deal.probability.source, ofSource);
    for (const sum of [total, ofCurrency, ofSource]) {
      sum.weighted = sum.weighted.plus(weighted);
      sum.unweighted = sum.unweighted.plus(amount);
    }
    return { weighted: told(weighted), counted: 'open', leftOut: null, rate: null, ...deal };
  });
  return { total: told(total.weighted), byCurrency, bySource, rows };
}

function ofFloats(): number {
  return pipeline.reduce((sum, { amount, probability }) => sum + Number(amount.amount) * probability.value, 0);
}

Decimal.set({ precision: 40 });
const OPTIONS = { asOf: '2026-11-15T00:00:00Z', currency: 'CNY' };
const exact = (deals = pipeline) => weightedForecast(deals, OPTIONS).total.weighted.amount;
for (const other of [ofDecimals(), reportOfDecimals().total.amount])
  if (exact() !== other) throw new Error(`two exact totals differ: ${exact()} and ${other}`);
const ours = timed(() => exact(), 3);
const decimals = timed(ofDecimals, 3);
const report = timed(reportOfDecimals, 3);
show('weighted forecast of 1,000,000 deals, with all its parts', `${ours.toFixed(0)} ms`);
show('decimal.js, the total alone', `${decimals.toFixed(0)} ms`);
show('decimal.js, totals, parts and each deal', `${report.toFixed(0)} ms`);
show('decimal.js with parts / weighted forecast', (report / ours).toFixed(2), '>= 10');
show('decimal.js, the total alone / weighted forecast, parts and deals', (decimals / ours).toFixed(2));
show('floats, the total alone', `${timed(ofFloats, 3).toFixed(0)} ms`);
show('the float total is off by', `${Math.abs(ofFloats() - Number(exact())).toExponential(1)} CNY`);
const unsorted = pipelineOf((index) => (index * 611_953) % MILLION);
show('weighted forecast, ids in no order', `${timed(() => exact(unsorted), 3).toFixed(0)} ms`);
