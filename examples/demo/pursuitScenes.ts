import type { EventInput, RoleOf } from 'stagewright';
import type { tas } from '../models/index.js';

type Event = EventInput<typeof tas>;
export type Scene = {
  /** `null`: goes on with the scene before. */
  readonly title: readonly [en: string, zh: string] | null;
  readonly as: RoleOf<typeof tas>;
  readonly events: readonly Event[];
  /** Days since the scene before. */
  readonly days?: number;
};

const raise = (process: Extract<Event, { type: 'raiseProcess' }>['process']): Event => ({
  type: 'raiseProcess',
  process,
});
const approve = (process: Extract<Event, { type: 'raiseProcess' }>['process']): Event => ({
  type: 'approveProcess',
  process,
});
const done = (action: Extract<Event, { type: 'completeAction' }>['action']): Event => ({
  type: 'completeAction',
  action,
});
const advance: Event = { type: 'advance' };

/** From the verified opportunity to the signed contract, with the detours that a real team would try. */
export const PURSUIT: readonly Scene[] = [
  { title: ['The account manager wants to move on at once', '客户经理想直接晋级'], as: 'AM', events: [advance] },
  {
    title: ['Account data filled in and put to review', '填写客户核心信息并提交评估'],
    as: 'AM',
    days: 2,
    events: [
      { type: 'setFields', values: { uscc: '91350100M000100Y43', accountName: 'Fuzhou Example Ltd.' } },
      raise('TAS 1-2'),
    ],
  },
  { title: ['She approves her own review', '客户经理自己审批自己提交的评估'], as: 'AM', events: [approve('TAS 1-2')] },
  { title: ['The data steward approves', '客户数据负责人批准'], as: 'STW', days: 1, events: [approve('TAS 1-2')] },
  { title: ['On to initiation', '晋级到商机立项'], as: 'AM', events: [advance] },
  { title: ['Initiation before anybody has thought', '未回答问题就申请立项'], as: 'AM', events: [raise('TAS 2-1')] },
  {
    title: ['Is it an opportunity, and can we compete? Yes; grade A', '这是一个机会吗？我们有竞争力吗？是；A 类'],
    as: 'AM',
    days: 3,
    events: [
      { type: 'answerQuestion', question: 'q1', answer: 'yes' },
      { type: 'answerQuestion', question: 'q2', answer: 'yes' },
      {
        type: 'setFields',
        values: { grade: 'A', amount: { amount: '3000000', currency: 'CNY' }, closeDate: '2026-12-31' },
      },
      raise('TAS 2-1'),
    ],
  },
  {
    title: ['The director approves; registration (grade E only) does not apply', '销售负责人批准；E 类报备不适用'],
    as: 'DIR',
    days: 2,
    events: [approve('TAS 2-1')],
  },
  { title: ['On to the analysis', '晋级到需求分析'], as: 'AM', events: [advance] },
  {
    title: [
      'Needs, decision chain and rivals; both strategies; plans to review',
      '分析需求、决策链与竞争对手，制定策略并提交评估',
    ],
    as: 'AM',
    days: 20,
    events: [
      {
        type: 'setFields',
        values: {
          need: 'Replace the plant’s scheduling',
          decisionChain: 'COO, CIO, purchasing',
          rivals: 'two incumbents',
        },
      },
      done('strategy'),
      done('relationshipPlan'),
      raise('TAS 3-2'),
    ],
  },
  {
    title: ['The solution manager raises the technical review', '方案经理提交技术引导评估'],
    as: 'SM',
    events: [raise('TAS 3-1')],
  },
  {
    title: ['Head of presales and director approve', '售前负责人与销售负责人批准'],
    as: 'PSH',
    days: 2,
    events: [approve('TAS 3-1')],
  },
  { title: null, as: 'DIR', events: [approve('TAS 3-2')] },
  { title: ['On to the value', '晋级到价值呈现'], as: 'AM', events: [advance] },
  {
    title: ['The solution is to go out without the delivery manager', '未经交付经理评估就提交方案'],
    as: 'SM',
    days: 10,
    events: [done('submitSolution')],
  },
  {
    title: ['Solution and effort put to the delivery manager', '方案与工作量提交交付经理评估'],
    as: 'SM',
    days: 3,
    events: [
      { type: 'setFields', values: { solution: 'Scheduling suite, phase 1', effort: '300 days' } },
      raise('DR-1'),
      raise('DR-2'),
    ],
  },
  {
    title: ['The delivery manager corrects the effort and approves', '交付经理修正工作量并批准'],
    as: 'DM',
    days: 2,
    events: [approve('DR-1'), { type: 'approveProcess', process: 'DR-2', values: { effort: '420 days' } }],
  },
  {
    title: ['Handed in; on to the bid', '提交方案与工作量，晋级到组织投标'],
    as: 'SM',
    events: [done('submitSolution'), done('submitEffort'), advance],
  },
  { title: ['The bid at once', '立即投标'], as: 'AM', events: [done('submitBid')] },
  {
    title: ['The quote goes to the delivery manager', '报价提交交付经理评估'],
    as: 'AM',
    days: 4,
    events: [raise('DR-3')],
  },
  {
    title: ['Who raises the price', '交付经理修正报价'],
    as: 'DM',
    days: 1,
    events: [
      {
        type: 'approveProcess',
        process: 'DR-3',
        values: { amount: { amount: '3400000', currency: 'CNY' }, margin: 0.22 },
      },
    ],
  },
  {
    title: ['The rep types the old price again', '客户经理又填回原来的金额'],
    as: 'AM',
    events: [{ type: 'setFields', values: { amount: { amount: '3000000', currency: 'CNY' } } }],
  },
  {
    title: [
      'Quote out; commercial review; can we win, is it worth it?',
      '提交报价，提交商务评估；我们能赢吗？值得赢吗？',
    ],
    as: 'AM',
    days: 2,
    events: [
      done('submitQuote'),
      raise('TAS 6-2'),
      { type: 'answerQuestion', question: 'q3', answer: 'yes' },
      { type: 'answerQuestion', question: 'q4', answer: 'yes' },
    ],
  },
  { title: ['Technical proposal to review', '提交技术方案评估'], as: 'SM', events: [raise('TAS 6-1')] },
  { title: ['Four signatures', '各方审批'], as: 'PSH', days: 1, events: [approve('TAS 6-1')] },
  { title: null, as: 'DM', events: [approve('TAS 6-1')] },
  { title: null, as: 'DIR', events: [approve('TAS 6-2')] },
  { title: null, as: 'LEG', events: [approve('TAS 6-2')] },
  { title: ['Bid approval, bid documents', '投标批准与投标文件申请'], as: 'AM', days: 1, events: [raise('TAS 6-3')] },
  { title: null, as: 'DIR', events: [approve('TAS 6-3')] },
  { title: null, as: 'AM', events: [raise('TAS 6-4')] },
  { title: null, as: 'LEG', events: [approve('TAS 6-4')] },
  {
    title: ['The bid is submitted and won', '投标，中标'],
    as: 'AM',
    days: 30,
    events: [
      done('submitBid'),
      { type: 'setFields', values: { bidResult: 'won' } },
      { type: 'close', outcome: 'won', reason: 'solution' },
    ],
  },
  { title: ['Signing without a reviewed scope', '未评估工作范围就签约'], as: 'AM', days: 5, events: [advance] },
  {
    title: ['Scope limited, statement of work to review', '限制项目范围，提交工作范围评估'],
    as: 'DM',
    days: 5,
    events: [
      { type: 'setFields', values: { sow: 'SOW 1.0', contract: 'C-2026-117' } },
      done('limitScope'),
      raise('TAS 7-1'),
    ],
  },
  {
    title: ['Director and legal approve', '销售负责人与商务法务批准'],
    as: 'DIR',
    days: 2,
    events: [approve('TAS 7-1')],
  },
  { title: null, as: 'LEG', events: [approve('TAS 7-1')] },
  { title: ['Signed', '签约'], as: 'AM', events: [advance] },
];
