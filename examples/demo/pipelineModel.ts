import { compileSalesModel, type OutcomeKind, type SalesModelInput } from 'stagewright';

const OUTCOMES: readonly (readonly [OutcomeKind, RegExp])[] = [
  ['won', /\b(won|win)\b|赢|成功|中标/i],
  ['lost', /\b(lost|lose|dead)\b|输|失败/i],
  ['abandoned', /abandon|dropped|no.?bid|cancel|disqualif|放弃|取消|作废/i],
];

/** Usual names in the order of a pipeline, with a usual guess of their probability: assumed, and told as such. */
const USUAL: readonly (readonly [RegExp, number])[] = [
  [/new|lead|prospect|initial|talk|新建|线索|初次/i, 0.1],
  [/qualif|contact|discover|洽谈|验证|立项/i, 0.2],
  [/need|analy|需求/i, 0.3],
  [/engag|demo|solution|propos|quote|方案|报价|价值/i, 0.5],
  [/negot|commit|contract|谈判|商务|投标|签约/i, 0.8],
];

/** The kind of result that a stage name stands for; `null` for a stage of the road. */
export function outcomeKind(stage: string): OutcomeKind | null {
  return OUTCOMES.find(([, pattern]) => pattern.test(stage))?.[0] ?? null;
}

/**
 * A model for whatever stages an export has: results become outcomes, the rest the road, in their usual order. What the
 * export lacks stands for itself: an open stage where all is closed, a win and a loss where nothing is.
 */
export function pipelineModel(stageNames: Iterable<string>) {
  const names = [...new Set(stageNames)];
  const rank = (name: string) => {
    const found = USUAL.findIndex(([pattern]) => pattern.test(name));
    return found < 0 ? USUAL.length : found;
  };
  const road = names.filter((name) => outcomeKind(name) === null).sort((a, b) => rank(a) - rank(b));
  const stages = (road.length > 0 ? road : ['Open']).map((id, index) => ({
    id,
    winProbability: USUAL[rank(id)]?.[1] ?? (index + 1) / (road.length + 1),
  }));
  const results = [
    ...names.filter((name) => outcomeKind(name) !== null),
    ...['Won', 'Lost'].filter((usual) => !names.some((name) => outcomeKind(name) === outcomeKind(usual))),
  ];
  const order = OUTCOMES.map(([kind]) => kind);
  const outcomes = results
    .map((id) => ({ id, kind: outcomeKind(id) ?? 'lost', from: 'any' as const }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
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
        stages,
        result: { outcomes },
      },
    ],
  };
  return compileSalesModel(model);
}
