import type { LintRule } from '../LintRule.js';

/** A standard that knows only the industry or only one's own past, or that is the same for every customer. */
export const oneSidedBenchmark: LintRule = {
  code: 'one_sided_benchmark',
  number: 'SW408',
  severity: 'warning',
  options: {},
  check: ({ model: { benchmarks } }, report) => {
    const keyOf = ({ metric, series, from, to }: (typeof benchmarks)[number]) =>
      JSON.stringify([metric, series, from, to]);
    const differing = new Set(benchmarks.filter(({ when }) => when !== undefined).map(keyOf));
    benchmarks.forEach((benchmark, at) => {
      const { series, from, to, industry, own } = benchmark;
      const missing = industry === undefined ? 'industry' : own === undefined ? 'own' : null;
      if (missing === null && differing.has(keyOf(benchmark))) return;
      report(`benchmarks.${at}`, { series, from, to, missing });
    });
  },
};
