import { compileSalesModel } from 'stagewright';
import { coverPlan } from 'stagewright/testing';
import { chainModel } from '../support/chainModel.js';
import { postmanOptimum } from '../support/postmanOptimum.js';

/** Tours that exercise every move, beside the postman optimum; and whether their cost grows with moves × requirements. */

const TENTH = 1.1;

console.log(
  '| stages | reach | requirements a stage | moves | steps / optimum | refused | ms | µs a move and requirement |',
);
console.log('| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const reach of ['near', 'full'] as const) {
  for (const stages of [10, 20, 40]) {
    for (const requirements of [0, 2, 8]) {
      const plan = compileSalesModel(withActions(stages, reach, requirements));
      const optimum = postmanOptimum(plan);
      const start = performance.now();
      const { moves, refusals, uncovered } = coverPlan(plan);
      const ms = performance.now() - start;
      if (uncovered.length > 0) throw new Error(`not covered: ${JSON.stringify(uncovered)}`);
      const unit = (ms * 1000) / (moves * (1 + requirements));
      const cells = [
        stages,
        reach,
        requirements,
        moves,
        (moves / optimum).toFixed(3),
        refusals,
        ms.toFixed(0),
        unit.toFixed(0),
      ];
      console.log(`| ${cells.join(' | ')} |`);
      if (moves > optimum * TENTH) process.exitCode = 1;
    }
  }
}

function withActions(length: number, reach: 'near' | 'full', requirements: number) {
  const model = chainModel(length, reach);
  const names = Array.from({ length: requirements }, (_, at) => `action${at}`);
  const [series] = model.series;
  return {
    ...model,
    actions: Object.fromEntries(names.map((name) => [name, name])),
    series: [
      {
        ...series,
        stages: (series?.stages ?? []).map((stage) => ({ ...(stage as object), requires: { actions: names } })),
      },
    ],
  } as unknown as typeof model;
}
