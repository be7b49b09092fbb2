import { compileSalesModel, type SalesModelInput } from 'stagewright';
import { lintSalesModel } from 'stagewright/lint';
import * as models from '../../examples/models/index.js';
import { clock } from './timed.js';

/** Linting beside compiling the same model: the shipped ones, and ever larger ones that are made. */

const shipped = Object.entries(models) as readonly (readonly [string, SalesModelInput])[];
const sizes = [
  [10, 2],
  [20, 4],
  [50, 10],
  [100, 20],
] as const;
const ageing = {
  'eleven rules of ten alternatives': large(2, 1, alternatives('any', 'all')),
  'eleven rules of ten parts with two alternatives': large(2, 1, alternatives('all', 'any')),
};
const made = sizes.map(([stages, series]) => [`${stages} stages × ${series} series`, large(stages, series)] as const);

console.log('| model | compile ms | lint ms | ratio | limit |\n| --- | ---: | ---: | ---: | ---: |');
for (const [name, model] of [...shipped, ...made, ...Object.entries(ageing)]) {
  const compiling = millisecondsOf(() => compileSalesModel(model));
  const linting = millisecondsOf(() => lintSalesModel(model));
  const ratio = linting / compiling;
  console.log(`| ${name} | ${compiling.toFixed(2)} | ${linting.toFixed(2)} | ${ratio.toFixed(1)} | 100 |`);
  if (ratio > 100) process.exitCode = 1;
}

/** The median of runs that take a second together; processor time with `CPU=1`. */
function millisecondsOf(run: () => unknown): number {
  const times: number[] = [];
  for (let spent = 0; spent < 1000 || times.length < 5; ) {
    const start = clock();
    run();
    const time = clock() - start;
    times.push(time);
    spent += time;
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** Ageing rules that no earlier one leaves nothing of, which has to be found out for each. */
function alternatives(outer: 'any' | 'all', inner: 'any' | 'all'): object {
  const fields = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`f${at}`, { type: 'number' }]));
  const rules = Array.from({ length: 11 }, (_, rule) => ({
    remind: rule + 1,
    when: {
      [outer]: Array.from({ length: 10 }, (_, at) => ({
        [inner]: [
          { field: `f${at}`, gt: rule },
          { field: `f${(at + 1) % 10}`, lt: rule + 5 },
        ],
      })),
    },
  }));
  return { ageing: rules, fields: { amount: { type: 'number', min: 0 }, ...fields } };
}

function large(stages: number, series: number, more: object = {}): SalesModelInput {
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
    ...more,
  };
}
