import { compileSalesModel, defineSalesModel, type Opportunity } from 'stagewright';

/** Projects with a bid: four stages, a review before the bid, finance where the discount is high. */
export const model = defineSalesModel({
  format: 'stagewright/1',
  id: 'projects',
  version: 1,
  customerStates: ['prospect', 'customer'],
  roles: [
    { id: 'rep', label: { en: 'Sales rep', 'zh-CN': '销售' } },
    { id: 'finance', label: { en: 'Finance', 'zh-CN': '财务' } },
    { id: 'bid-office', label: { en: 'Bid office', 'zh-CN': '投标办公室' } },
  ],
  fields: {
    amount: { type: 'money', label: { en: 'Expected amount', 'zh-CN': '预计金额' } },
    closeDate: { type: 'date', label: { en: 'Expected close date', 'zh-CN': '预计成交日期' } },
    discount: { type: 'number', min: 0, max: 1, label: { en: 'Discount', 'zh-CN': '折扣' } },
  },
  actions: {
    demo: { en: 'Product demo', 'zh-CN': '产品演示' },
    submitBid: { en: 'Submit the bid', 'zh-CN': '递交标书' },
  },
  checks: { creditOk: { en: 'The credit limit is not used up', 'zh-CN': '信用额度未用尽' } },
  processes: [
    {
      id: 'bid-review',
      label: { en: 'Bid review', 'zh-CN': '投标评审' },
      raise: ['rep'],
      approve: { by: ['bid-office'] },
      before: 'submitBid',
    },
    {
      id: 'finance',
      label: { en: 'Approval of the discount', 'zh-CN': '折扣审批' },
      raise: ['rep'],
      approve: { by: ['finance'] },
      when: { field: 'discount', gt: 0.2 },
      run: 'external',
    },
  ],
  ageing: [{ remind: 7, warn: 14, recycle: 30 }],
  series: [
    {
      id: 'project',
      from: 'prospect',
      to: 'customer',
      won: 'contract-signed',
      deal: { amount: 'amount', closeOn: 'closeDate' },
      stages: [
        {
          id: 'qualify',
          label: { en: 'Qualify', 'zh-CN': '资格确认' },
          winProbability: 0.1,
          requires: { fields: ['amount', 'closeDate'] },
        },
        {
          id: 'solution',
          label: { en: 'Solution', 'zh-CN': '方案' },
          winProbability: 0.3,
          requires: { actions: ['demo'] },
        },
        {
          id: 'bid',
          label: { en: 'Bid', 'zh-CN': '投标' },
          winProbability: 0.5,
          mandatory: true,
          requires: { actions: ['submitBid'], processes: ['bid-review'] },
        },
        {
          id: 'negotiate',
          label: { en: 'Negotiate', 'zh-CN': '谈判' },
          winProbability: 0.7,
          requires: { fields: ['discount'], processes: ['finance'], condition: { check: 'creditOk' } },
        },
      ],
      result: {
        outcomes: [
          {
            id: 'won',
            label: { en: 'Won', 'zh-CN': '赢单' },
            kind: 'won',
            from: 'last',
            reasons: ['fit', 'price'],
            advancesCustomerTo: 'customer',
            effects: ['order.allow'],
          },
          {
            id: 'lost',
            label: { en: 'Lost', 'zh-CN': '输单' },
            kind: 'lost',
            reasons: ['price', 'competitor', 'no-decision'],
          },
        ],
        changes: [{ from: 'lost', to: 'won', withinDays: 90 }],
        reopen: { to: 'solution', withinDays: 90 },
      },
    },
  ],
});

export const plan = compileSalesModel(model);

/** An opportunity of this model, as it is stored. */
export type Deal = Opportunity<typeof model>;
