import { defineSalesModel } from 'stagewright';

/**
 * Key accounts (KA) beside small and medium business (SMB).
 *
 * Two modes of selling lead the same kind of customer over the same step: the key-account series is long, follows the
 * customer's pace and gives each deal its own probability; the small-business series is short, standard and fast. Both
 * take their stages from one catalogue. New business, renewal and resale run in both; a renewal leaves out what is
 * known already.
 *
 * The two sales organisations do the same job for different customers, and so are one team here: a team is a function
 * on the customer's path, not a box in an organisation chart.
 *
 * Days, probabilities, benchmarks and approvers are illustrative.
 */
export const kaSmb = defineSalesModel({
  format: 'stagewright/1',
  id: 'ka-smb',
  version: 1,
  label: { en: 'Key accounts beside small business', 'zh-CN': 'B2B 商机：KA 与中小 B 双模式' },
  description: {
    en: 'Days, probabilities, benchmarks and approvers are illustrative.',
    'zh-CN': '天数、赢率、标准值与审批人仅为示例。',
  },
  profile: {
    customer: -2,
    product: -1,
    decision: -1,
    contact: -1,
    cycle: -1,
    collaboration: -1,
    shortageCost: -1,
    inventoryCost: 0,
  },
  objects: {
    order: ['lead', 'account', 'opportunity'],
    checks: [
      { to: 'account', condition: { field: 'uscc', valid: true } },
      { to: 'opportunity', condition: { check: 'leadQualified' } },
    ],
  },
  customerStates: [
    { id: 'potential', label: { en: 'Potential customer', 'zh-CN': '潜在客户' }, neededFor: ['process'] },
    {
      id: 'partner',
      label: { en: 'Cooperating customer', 'zh-CN': '合作客户' },
      neededFor: ['process', 'analysis', 'management'],
    },
  ],
  roles: [
    { id: 'rep', label: { en: 'Sales rep', 'zh-CN': '销售' }, duty: 'sales' },
    { id: 'manager', label: { en: 'Sales manager', 'zh-CN': '销售主管' }, duty: 'sales' },
    { id: 'finance', label: { en: 'Finance', 'zh-CN': '财务' } },
    { id: 'operations', label: { en: 'Sales operations', 'zh-CN': '销售运营' } },
  ],
  teams: [
    {
      id: 'sales',
      label: { en: 'Sales', 'zh-CN': '销售团队' },
      part: 'front',
      roles: ['rep', 'manager', 'finance', 'operations'],
    },
  ],
  checks: {
    leadQualified: { en: 'The lead is qualified', 'zh-CN': '线索已合格交付' },
    usccIsUnique: { en: 'No other account has this credit code', 'zh-CN': '统一社会信用代码未重复' },
    hasEverSigned: { en: 'The customer has signed with us before', 'zh-CN': '客户曾与我方签约' },
    hasLiveContract: { en: 'A contract with the customer is running', 'zh-CN': '存在执行中的合同' },
    extendsThatContract: { en: 'The deal prolongs that contract', 'zh-CN': '本商机延长该合同' },
    managerAgrees: { en: 'The sales manager agrees', 'zh-CN': '销售主管同意' },
  },
  fields: {
    uscc: {
      label: { en: 'Unified social credit code', 'zh-CN': '统一社会信用代码' },
      of: 'account',
      check: 'uscc',
      core: true,
      steward: 'operations',
    },
    accountName: { label: { en: 'Registered name', 'zh-CN': '企业名称' }, of: 'account' },
    segment: { label: { en: 'Segment', 'zh-CN': '客户类型' }, of: 'account', type: 'choice', choices: ['KA', 'SMB'] },
    ownership: {
      label: { en: 'Ownership', 'zh-CN': '公司形式' },
      of: 'account',
      type: 'choice',
      choices: ['state-owned', 'foreign', 'private'],
    },
    importance: {
      label: { en: 'Importance', 'zh-CN': '客户重要程度' },
      of: 'account',
      type: 'choice',
      choices: ['high', 'normal', 'low'],
    },
    keyPerson: { label: { en: 'Key person', 'zh-CN': '关键 KP' }, of: 'contact' },
    orgChart: { label: { en: 'Organisation chart', 'zh-CN': '组织结构' }, of: 'account' },
    rivals: { label: { en: 'Competitors', 'zh-CN': '友商信息' } },
    need: { label: { en: 'Needs', 'zh-CN': '客户需求' } },
    terms: { label: { en: 'Commercial terms', 'zh-CN': '商务条款' } },
    amount: { label: { en: 'Expected amount', 'zh-CN': '预计金额' }, type: 'money', sources: ['process:P-1', 'rep'] },
    closeDate: { label: { en: 'Expected close date', 'zh-CN': '预计成交日期' }, type: 'date' },
    contract: { label: { en: 'Contract', 'zh-CN': '合同' } },
    tenderDate: { label: { en: 'Tender date', 'zh-CN': '招投标日期' }, type: 'date' },
    contractEnd: { label: { en: 'End of the present contract', 'zh-CN': '现合同到期日' }, of: 'account', type: 'date' },
  },
  actions: {
    visit: { en: 'Visit', 'zh-CN': '拜访' },
    submitProposal: { en: 'Hand in proposal and quote', 'zh-CN': '提交方案与报价' },
  },
  playbooks: {
    ka: {
      label: { en: 'Key-account method', 'zh-CN': 'KA 销售方法' },
      docs: ['ka-sales-method.pdf', 'bid-documents.zip', 'qualifications.pdf', 'financial-data.pdf'],
    },
    smb: {
      label: { en: 'Success guide for small business', 'zh-CN': '中小 B 销售成功指南' },
      docs: ['product-handbook.pdf', 'sales-success-guide.pdf'],
    },
  },
  types: [
    {
      // Before the contract ends, and only to prolong it.
      id: 'renewal',
      label: { en: 'Renewal', 'zh-CN': '续签商机' },
      when: { all: [{ check: 'hasLiveContract' }, { check: 'extendsThatContract' }] },
    },
    { id: 'resale', label: { en: 'Resale', 'zh-CN': '再销售商机' }, when: { check: 'hasLiveContract' } },
    { id: 'new', label: { en: 'New business', 'zh-CN': '新商机' }, when: { not: { check: 'hasEverSigned' } } },
  ],
  routing: [
    { when: { field: 'segment', eq: 'KA' }, series: 'KA' },
    { when: { field: 'segment', eq: 'SMB' }, series: 'SMB' },
  ],
  stages: [
    {
      id: 'talk',
      label: { en: 'Initial discussion', 'zh-CN': '初次洽谈' },
      purpose: ['progress', 'guidance'],
      targetDays: 14,
      winProbability: 0.1,
      access: { own: ['rep'], view: ['manager'] },
      requires: { actions: ['visit'], fields: ['uscc', 'keyPerson'], condition: { check: 'usccIsUnique' } },
    },
    {
      id: 'need',
      label: { en: 'Need confirmed', 'zh-CN': '需求确定' },
      purpose: ['progress', 'forecast'],
      targetDays: 21,
      winProbability: 0.3,
      access: { own: ['rep'], view: ['manager'] },
      requires: { fields: ['need', 'orgChart', 'rivals'] },
    },
    {
      id: 'quote',
      label: { en: 'Proposal and quote', 'zh-CN': '方案/报价' },
      purpose: ['progress', 'forecast', 'process'],
      targetDays: 14,
      winProbability: 0.5,
      access: { own: ['rep'], view: ['manager'] },
      requires: { actions: ['submitProposal'], fields: ['amount', 'closeDate'], processes: ['P-1'] },
    },
    {
      id: 'deal',
      label: { en: 'Negotiation', 'zh-CN': '谈判' },
      purpose: ['progress', 'forecast'],
      targetDays: 21,
      winProbability: 0.8,
      access: { own: ['rep'], edit: ['manager'] },
      requires: { fields: ['terms'] },
    },
  ],
  series: [
    {
      id: 'KA',
      label: { en: 'Mode 1: key accounts', 'zh-CN': '模式一：KA 客户' },
      team: 'sales',
      from: 'potential',
      to: 'partner',
      won: 'contract-signed',
      types: ['new', 'renewal', 'resale'],
      govern: 'milestone',
      dealSize: 'large',
      cycleDays: 120,
      deal: { amount: 'amount', closeOn: 'closeDate' },
      // The stages' own probabilities stand only until somebody gives an individual one.
      probability: {
        mode: 'individual',
        setBy: ['rep', 'manager'],
        reviewDays: 14,
        needsReason: true,
        evidence: ['keyPerson', 'rivals'],
      },
      moves: { skip: 'forbid', rollBack: 'any' },
      stages: [{ use: 'talk', playbook: 'ka' }, { use: 'need' }, { use: 'quote' }, { use: 'deal' }],
      result: {
        id: 'sign',
        label: { en: 'Signing', 'zh-CN': '签约结果' },
        outcomes: [
          {
            id: 'won',
            label: { en: 'Signed', 'zh-CN': '签约' },
            kind: 'won',
            reasons: [
              { id: 'solution', label: { en: 'Solution fit', 'zh-CN': '方案匹配' } },
              { id: 'relation', label: { en: 'Customer relationship', 'zh-CN': '客户关系' } },
            ],
            requires: { fields: ['contract'] },
            advancesCustomerTo: 'partner',
            effects: ['order.allow', { type: 'settlement.open', mode: 'monthly' }],
          },
          {
            id: 'lost',
            label: { en: 'Lost', 'zh-CN': '输单' },
            kind: 'lost',
            reasons: [
              { id: 'price', label: { en: 'Price', 'zh-CN': '价格' } },
              { id: 'rival', label: { en: 'Competitor', 'zh-CN': '友商' } },
              { id: 'no-fit', label: { en: 'Need does not fit', 'zh-CN': '需求不匹配' } },
              { id: 'unwilling', label: { en: 'No will to cooperate', 'zh-CN': '合作意愿不足' } },
              { id: 'intake-closed', label: { en: 'Supplier intake not due', 'zh-CN': '招商周期不符' } },
            ],
          },
        ],
        changes: [{ from: 'lost', to: 'won', requires: { fields: ['contract'] } }],
        reopen: { to: 'deal', withinDays: 180, requires: { condition: { check: 'managerAgrees' } } },
      },
      variants: [
        {
          id: 'renewal',
          label: { en: 'Renewal: the need is known', 'zh-CN': '续签：无需求确定' },
          when: { field: 'type', eq: 'renewal' },
          drop: ['need'],
        },
      ],
      settlement: ['monthly', 'real-time'],
    },
    {
      id: 'SMB',
      label: { en: 'Mode 2: small and medium business', 'zh-CN': '模式二：中小 B 客户' },
      team: 'sales',
      from: 'potential',
      to: 'partner',
      won: 'contract-signed',
      types: ['new', 'renewal', 'resale'],
      govern: 'action',
      dealSize: 'small',
      cycleDays: 30,
      deal: { amount: 'amount', closeOn: 'closeDate' },
      probability: { mode: 'fixed', basis: 'history' },
      moves: { skip: 'forbid', rollBack: 'previous' },
      stages: [
        { use: 'talk', targetDays: 5, playbook: 'smb' },
        { use: 'quote', targetDays: 10, winProbability: 0.4 },
      ],
      result: {
        id: 'sign',
        label: { en: 'Signing', 'zh-CN': '签约结果' },
        outcomes: [
          {
            id: 'won',
            label: { en: 'Signed', 'zh-CN': '签约' },
            kind: 'won',
            reasons: [
              { id: 'solution', label: { en: 'Solution fit', 'zh-CN': '方案匹配' } },
              { id: 'price', label: { en: 'Price accepted', 'zh-CN': '价格接受' } },
            ],
            requires: { fields: ['contract'] },
            advancesCustomerTo: 'partner',
            effects: ['order.allow', { type: 'settlement.open', mode: 'real-time' }],
          },
          {
            id: 'lost',
            label: { en: 'Lost', 'zh-CN': '输单' },
            kind: 'lost',
            reasons: [
              { id: 'price', label: { en: 'Price', 'zh-CN': '价格' } },
              { id: 'rival', label: { en: 'Competitor', 'zh-CN': '友商' } },
              { id: 'no-fit', label: { en: 'Need does not fit', 'zh-CN': '需求不匹配' } },
              { id: 'unwilling', label: { en: 'No will to cooperate', 'zh-CN': '合作意愿不足' } },
            ],
          },
        ],
        changes: [{ from: 'lost', to: 'won', requires: { fields: ['contract'] } }],
        reopen: { to: 'quote', withinDays: 60 },
      },
      variants: [
        {
          id: 'renewal',
          label: { en: 'Renewal: straight to the quote', 'zh-CN': '续签：直接报价' },
          when: { field: 'type', eq: 'renewal' },
          drop: ['talk'],
        },
      ],
      settlement: ['real-time'],
    },
  ],
  processes: [
    {
      id: 'P-1',
      label: { en: 'Price pre-approval', 'zh-CN': '价格预审' },
      stage: 'quote',
      kind: 'gate',
      raise: ['rep'],
      approve: { by: ['manager', 'finance'] },
      before: 'submitProposal',
      verifies: ['need'],
      corrects: ['amount'],
      card: {
        mode: { en: 'KA and SMB', 'zh-CN': 'KA 与中小 B' },
        department: { en: 'sales', 'zh-CN': '销售部' },
        post: { en: 'sales rep', 'zh-CN': '销售' },
        kpi: { en: 'margin of signed deals', 'zh-CN': '签约项目利润率' },
      },
    },
  ],
  lifecycle: {
    suspend: {
      // Each future opportunity waits for its own date.
      reasons: [
        {
          id: 'tender-not-due',
          label: { en: 'Tender cycle not due', 'zh-CN': '招投标周期未到' },
          needs: ['tenderDate'],
          wakeLeadDays: 60,
        },
        {
          id: 'under-contract',
          label: { en: 'Bound by a competitor’s contract', 'zh-CN': '友商合同未到期' },
          needs: ['contractEnd'],
          wakeLeadDays: 90,
        },
      ],
    },
    void: {
      reasons: [
        { id: 'duplicate', label: { en: 'Duplicate', 'zh-CN': '重复' } },
        { id: 'mistake', label: { en: 'Created by mistake', 'zh-CN': '误建' } },
      ],
      roles: ['manager'],
    },
    transfer: {
      roles: ['manager'],
      reasons: [{ id: 'segment-changed', label: { en: 'Segment changed', 'zh-CN': '客户类型变更' } }],
    },
  },
  ageing: [
    { when: { field: 'importance', eq: 'high' }, remind: 5, warn: 10, recycle: 45 },
    { when: { field: 'segment', eq: 'KA' }, remind: 10, warn: 20, recycle: 60 },
    { remind: 5, warn: 10, recycle: 20 },
  ],
  recycleTo: 'pool',
  dedupe: [
    ['uscc', 'type'],
    ['accountName', 'type'],
  ],
  benchmarks: [
    {
      metric: 'conversion',
      series: 'KA',
      from: 'talk',
      to: 'need',
      when: { field: 'ownership', eq: 'state-owned' },
      industry: 0.35,
      own: 0.3,
      ownWeight: 0.5,
    },
    { metric: 'conversion', series: 'KA', from: 'talk', to: 'need', industry: 0.4, own: 0.36, ownWeight: 0.5 },
    {
      metric: 'days',
      series: 'KA',
      from: 'talk',
      to: 'need',
      when: { field: 'ownership', eq: 'state-owned' },
      industry: 26,
      own: 30,
      ownWeight: 0.5,
    },
    { metric: 'days', series: 'KA', from: 'talk', to: 'need', industry: 20, own: 24, ownWeight: 0.5 },
    {
      metric: 'conversion',
      series: 'SMB',
      from: 'talk',
      to: 'quote',
      when: { field: 'ownership', eq: 'private' },
      industry: 0.28,
      own: 0.24,
      ownWeight: 0.5,
    },
    { metric: 'conversion', series: 'SMB', from: 'talk', to: 'quote', industry: 0.25, own: 0.2, ownWeight: 0.5 },
  ],
});
