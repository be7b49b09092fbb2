import { describe, expect, test } from 'vitest';
import * as statistics from '../../src/statistics/index.js';
import { ownFiles, read } from '../architecture/sourceFiles.js';

// What a statistician asks of each function: which formula, whose, what comes of nothing, what it costs, and one number to
// hold it against. That formula and code agree is what the references of test/unit/statistics are for; what comes of nothing
// is tried here, and that the examples come true is run with all others.

const files = ownFiles().filter((path) => /^src\/statistics\/.*\.ts$/.test(path));
const listed = [...read('src/statistics/index.ts').matchAll(/^export \{([^}]*)\} from '\.\/(.*)\.js'/gm)].flatMap(
  ([, names = '', file = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => /^[a-z]\w*$/.test(name))
      .map((name) => ({ name, path: `src/statistics/${file}.ts` })),
);

const noTimes = { exits: [], causes: [] };
const noScores = { probabilities: [], outcomes: [] };
const noTerms = { amounts: Float64Array.of(), probabilities: Float64Array.of() };
const noStays = { exits: [], from: [], to: [] };
const stillOpen = statistics.kaplanMeier({ exits: [7], causes: [0] }) as statistics.SurvivalCurve;
const { proportionInterval, shrunkRate } = statistics;

/** By function, what comes of nothing: no row, no term, no case, and of a law at its lower end. */
const ofNothing: { readonly [name: string]: unknown } = {
  absorbingChain: statistics.absorbingChain([], []),
  apportion: statistics.apportion(5n, []),
  areaUnderRoc: statistics.areaUnderRoc([], []),
  atLeast: statistics.atLeast(statistics.twoPointSumLaw(noTerms), 0),
  betaQuantile: statistics.betaQuantile(0, 2, 3),
  binomialDensity: statistics.binomialDensity(0, 0, 0.5),
  brierScore: statistics.brierScore(noScores),
  calibrationError: statistics.calibrationError(noScores),
  chiSquareTail: statistics.chiSquareTail(0, 1),
  compensatedSum: statistics.compensatedSum([]),
  cumulativeIncidence: statistics.cumulativeIncidence(noTimes, 1),
  factorVariance: statistics.factorVariance(noTerms, 0.2),
  gaussianFactorLaw: statistics.gaussianFactorLaw(noTerms, 0.2).method,
  incompleteBeta: statistics.incompleteBeta(0, 2, 3),
  incompleteGamma: statistics.incompleteGamma(0, 2).lower,
  isotonicRegression: statistics.isotonicRegression([], []),
  kaplanMeier: statistics.kaplanMeier(noTimes),
  lawQuantile: statistics.lawQuantile(statistics.twoPointSumLaw(noTerms), 0.5),
  logGamma: Math.abs(Math.round(statistics.logGamma(1) * 1e13)),
  logLoss: statistics.logLoss(noScores),
  logRank: statistics.logRank(noTimes, [], 1),
  normalCdf: statistics.normalCdf(0),
  normalQuantile: statistics.normalQuantile(0),
  outcomeCorrelation: statistics.outcomeCorrelation(0.2, 0),
  poissonInterval: statistics.poissonInterval(0).rate,
  probabilityBand: statistics.probabilityBand(0.95, 'plain')(0, 0).low,
  proportionInterval: [proportionInterval(0, 0).low, proportionInterval(0, 0).high],
  quantile: statistics.quantile([], [0.5]),
  rateDifference: statistics.rateDifference([1, 2], [0, 0]),
  restrictedMean: statistics.restrictedMean(stillOpen, 5).mean === 5 ? 'upTo' : null,
  ridgeLogistic: statistics.ridgeLogistic([], []),
  roundTogether: statistics.roundTogether([], 1n, 0n),
  shrunkRate: shrunkRate(0, 0, { toward: 0.3 }).value === 0.3 && shrunkRate(0, 0, { toward: 0.3, strength: 0 }),
  solvePositive: statistics.solvePositive([], []),
  standardColumns: statistics.standardColumns([]).design,
  stateOccupation: statistics.stateOccupation({ ...noStays, individuals: [], starts: [] }, 2, [1]),
  stirlingError: 'no value',
  survivalAt: statistics.survivalAt(stillOpen, 3),
  survivalQuantile: statistics.survivalQuantile(stillOpen, 0.5).value,
  transitionProbabilities: statistics.transitionProbabilities(noStays, 2),
  twoPointSumLaw: statistics.twoPointSumLaw(noTerms).method,
  weightedMoments: statistics.weightedMoments([], []).mean,
};

/** How a docstring writes a result. */
function written(result: unknown): readonly string[] {
  if (Array.isArray(result) && result.length > 0) return result.map(String);
  if (typeof result === 'object' && result !== null && 'reason' in result) return [String(result.reason)];
  return [typeof result === 'string' ? result : JSON.stringify(result)];
}

test('there are functions to ask about, and all are', () => {
  expect(listed.length).toBeGreaterThan(35);
  expect(listed.filter(({ path }) => !files.includes(path))).toEqual([]);
  expect(Object.keys(ofNothing).sort()).toEqual(listed.map(({ name }) => name).sort());
});

describe.each(listed)('$name', ({ name, path }) => {
  const [, doc = ''] = new RegExp(`(/\\*\\*(?:(?!\\*/)[^])*\\*/)\\nexport function ${name}\\b`).exec(read(path)) ?? [];
  const said = (label: string) => new RegExp(`^ \\* - ${label}: (.+)$`, 'm').exec(doc)?.[1] ?? '';

  test.each(['Cost: ', '@example', '// => '])('says %s', (part) => {
    expect(doc).toContain(part);
  });
  test('says its formula, in so many signs', () => {
    expect(said('Formula')).toMatch(/\S+ \S+/);
  });
  test('says whose it is: a year, the digital library of functions, or by definition', () => {
    expect(said('Source')).toMatch(/\b(?:1[789]|20)\d\d\b|\bDLMF \d|\bby definition\b/);
  });
  test('says what comes of nothing, as it does', () => {
    const words = said('Empty')
      .match(/[\w.[\]]+/g)
      ?.join(' ');
    for (const result of written(ofNothing[name])) expect(` ${words} `).toContain(` ${result} `);
  });
});
