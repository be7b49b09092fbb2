import { compileSalesModel, type SalesModelInput } from 'stagewright';
import { lintSalesModel } from 'stagewright/lint';
import * as models from '../../examples/models/index.js';

/** Linting beside compiling the same model: the shipped ones, and ever larger ones that are made. */

const shipped = Object.entries(models) as readonly (readonly [string, SalesModelInput])[];
const sizes = [
  [10, 2],
  [20, 4],
  [50, 10],
  [100, 20],
] as const;
const made = sizes.map(([stages, series]) => [`${stages} stages × ${series} series`, large(stages, series)] as const);

console.log('| model | compile ms | lint ms | ratio | limit |\n| --- | ---: | ---: | ---: | ---: |');
for (const [name, model] of [...shipped, ...made]) {
  const compiling = millisecondsOf(() => compileSalesModel(model));
  const linting = millisecondsOf(() => lintSalesModel(model));
  const ratio = linting / compiling;
  console.log(`| ${name} | ${compiling.toFixed(2)} | ${linting.toFixed(2)} | ${ratio.toFixed(1)} | 100 |`);
  if (ratio > 100) process.exitCode = 1;
}

/** The median of runs that take a second together. */
function millisecondsOf(run: () => unknown): number {
  const times: number[] = [];
  for (let spent = 0; spent < 1000 || times.length < 5; ) {
    const start = performance.now();
    run();
    const time = performance.now() - start;
    times.push(time);
    spent += time;
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function large(stages: number, series: number): SalesModelInput {
  return {
    format: 'stagewright/1',
    id: 'large',
    version: 1,
    fields: { amount: { type: 'number', min: 0 } },
    actions: { demo: 'Demo' },
    series: Array.from({ length: series }, (_, at) => ({
      id: `series${at}`,
      won: 'order-placed',
      moves: { skip: 'allow', rollBack: 'any' },
      stages: Array.from({ length: stages }, (_, index) => ({
        id: `stage${index}`,
        purpose: ['progress'],
        requires: {
          actions: ['demo'],
          condition: { any: [{ field: 'amount', gte: index }, { not: { field: 'amount', present: true } }] },
        },
      })),
      result: {
        outcomes: [
          { id: 'won', kind: 'won', reasons: ['price'] },
          { id: 'lost', kind: 'lost', reasons: ['price'] },
        ],
      },
    })),
  };
}
