import { compileSalesModel, type OutcomeKind, type SalesModelInput } from 'stagewright';
import type { PipelineRow } from './readPipeline.js';

const OUTCOMES: readonly (readonly [OutcomeKind, RegExp])[] = [
  ['won', /\b(won|win)\b|赢|成功|中标/i],
  ['lost', /\b(lost|lose)\b|输|失败/i],
  ['abandoned', /abandon|dropped|no.?bid|放弃/i],
];

/** Usual names in the order of a pipeline, with a usual guess of their probability: assumed, and told as such. */
const USUAL: readonly (readonly [RegExp, number])[] = [
  [/new|lead|prospect|initial|talk|新建|线索/i, 0.1],
  [/qualif|contact|discover|洽谈|验证/i, 0.2],
  [/need|analy|需求/i, 0.3],
  [/engag|demo|solution|propos|quote|方案|报价/i, 0.5],
  [/negot|commit|contract|谈判|商务/i, 0.8],
];

/** The kind of result that a stage name stands for; `null` for a stage of the road. */
export function outcomeKind(stage: string): OutcomeKind | null {
  return OUTCOMES.find(([, pattern]) => pattern.test(stage))?.[0] ?? null;
}

/** A model for whatever stages an export has: results become outcomes, the rest the road, in their usual order. */
export function pipelineModel(rows: readonly PipelineRow[]) {
  const names = [...new Set(rows.map(({ stage }) => stage))];
  const rank = (name: string) => {
    const found = USUAL.findIndex(([pattern]) => pattern.test(name));
    return found < 0 ? USUAL.length : found;
  };
  const road = names.filter((name) => outcomeKind(name) === null).sort((a, b) => rank(a) - rank(b));
  const stages = road.map((id, index) => ({
    id,
    winProbability: USUAL[rank(id)]?.[1] ?? (index + 1) / (road.length + 1),
  }));
  const outcomes = names.flatMap((id) => {
    const kind = outcomeKind(id);
    return kind === null ? [] : [{ id, kind, from: 'any' as const }];
  });
  const model: SalesModelInput = {
    format: 'stagewright/1',
    id: 'pipeline-export',
    version: 1,
    fields: { amount: { type: 'money' }, closeDate: { type: 'date' } },
    series: [
      {
        id: 'pipeline',
        won: 'order-placed',
        deal: { amount: 'amount', closeOn: 'closeDate' },
        moves: { skip: 'allow', rollBack: 'any' },
        stages: stages.length > 0 ? stages : [{ id: 'open' }],
        result: { outcomes },
      },
    ],
  };
  return compileSalesModel(model);
}
