import { defineSalesModel } from 'stagewright';

/**
 * Training courses sold to small companies whose decision maker buys like a consumer.
 *
 * Two teams share the customer's path: the front team wins a new customer (series M), the back team keeps a formal
 * customer buying and referring (series S). Eight customer states are observed and six are kept: a repeat buyer and a
 * cross-business customer need no process of their own, so they are tags of a formal customer.
 *
 * Stage names, team structure and customer states follow a published method. Days, win probabilities and limits are
 * illustrative.
 */
export const training = defineSalesModel({
  format: 'stagewright/1',
  id: 'training-course',
  version: 1,
  label: { en: 'Training courses', 'zh-CN': '培训课程业务' },
  description: {
    en: 'New customers by the M series, existing customers by the S series. Days and probabilities are illustrative.',
    'zh-CN': '新客户开发走 M 系列，老客户维护走 S 系列。天数与赢率仅为示例。',
  },
  profile: {
    customer: -1,
    product: 0,
    decision: 1,
    contact: 1,
    cycle: 1,
    collaboration: 1,
    shortageCost: 0,
    inventoryCost: 1,
  },
  objects: {
    order: ['lead', 'account', 'opportunity'],
    checks: [
      { to: 'account', condition: { all: [{ field: 'mobile', valid: true }, { check: 'leadIsPlausible' }] } },
      // Somebody who has ordered before needs no first interest: the S series begins with care, not with a wish.
      { to: 'opportunity', condition: { any: [{ field: 'interest', present: true }, { check: 'hasOrder' }] } },
    ],
  },
  customerStates: [
    { id: 'potential', label: { en: 'Potential customer', 'zh-CN': '潜在客户' }, neededFor: ['process', 'analysis'] },
    { id: 'protected', label: { en: 'Protected customer', 'zh-CN': '保护客户' }, neededFor: ['management'] },
    { id: 'pilot', label: { en: 'Pilot customer', 'zh-CN': '先导客户' }, neededFor: ['process', 'analysis'] },
    {
      id: 'pilot-delivered',
      label: { en: 'Pilot-delivered customer', 'zh-CN': '先导交付客户' },
      neededFor: ['process'],
    },
    {
      id: 'formal',
      label: { en: 'Formal customer', 'zh-CN': '正式客户' },
      neededFor: ['process', 'analysis', 'management'],
    },
    { id: 'repeat', label: { en: 'Repeat buyer', 'zh-CN': '二次购买客户' }, mergedInto: 'formal' },
    { id: 'referrer', label: { en: 'Referring customer', 'zh-CN': '转介绍客户' }, neededFor: ['process', 'analysis'] },
    { id: 'cross-business', label: { en: 'Cross-business customer', 'zh-CN': '跨业务客户' }, mergedInto: 'formal' },
  ],
  roles: [
    { id: 'rep', label: { en: 'Sales rep', 'zh-CN': '销售' }, duty: 'sales' },
    { id: 'csr', label: { en: 'Customer care', 'zh-CN': '老客户维护专员' }, duty: 'service' },
    { id: 'manager', label: { en: 'Sales manager', 'zh-CN': '业务主管' }, duty: 'sales' },
  ],
  teams: [
    { id: 'front', label: { en: 'Front-end team', 'zh-CN': '前端团队' }, part: 'front', roles: ['rep', 'manager'] },
    { id: 'back', label: { en: 'Back-end team', 'zh-CN': '后端团队' }, part: 'back', roles: ['csr', 'manager'] },
  ],
  checks: {
    leadIsPlausible: {
      en: 'The lead makes sense: no test data, no colleague’s contact',
      'zh-CN': '线索信息逻辑正确，且不是销售本人的联系方式',
    },
    mobileIsUnique: { en: 'No other customer has this mobile number', 'zh-CN': '手机号未与其他客户重复' },
    hasOrder: { en: 'The customer has ordered before', 'zh-CN': '客户已有正式订单' },
    managerAgrees: { en: 'The sales manager agrees', 'zh-CN': '业务主管同意' },
  },
  fields: {
    mobile: {
      label: { en: 'Decision maker’s mobile', 'zh-CN': '决策人手机号' },
      of: 'contact',
      type: 'phone',
      check: 'cn-mobile',
    },
    decisionMaker: { label: { en: 'Is the decision maker', 'zh-CN': '是否决策人' }, of: 'contact', type: 'boolean' },
    interest: { label: { en: 'Product interest', 'zh-CN': '产品意愿' } },
    pilotOrder: { label: { en: 'Trial-class order', 'zh-CN': '体验课订单' } },
    amount: {
      label: { en: 'Expected amount', 'zh-CN': '预计金额' },
      type: 'money',
      sources: ['order', 'price-list', 'rep'],
    },
    closeDate: { label: { en: 'Expected close date', 'zh-CN': '预计成交日期' }, type: 'date' },
    paid: { label: { en: 'Paid in full', 'zh-CN': '全款到位' }, type: 'boolean' },
    repurchase: { label: { en: 'Repurchase need', 'zh-CN': '再购需求' } },
    orderForm: { label: { en: 'Signed order form', 'zh-CN': '签字的报名表' } },
    referred: { label: { en: 'Referred person', 'zh-CN': '被介绍人' } },
  },
  actions: {
    call: { en: 'Effective call', 'zh-CN': '有效电话' },
    mail: { en: 'Send material', 'zh-CN': '邮寄资料' },
    visit: { en: 'Executive visit', 'zh-CN': '高层拜访' },
    present: { en: 'Present the course', 'zh-CN': '讲解方案' },
    testimonial: { en: 'Testimonial of an existing customer', 'zh-CN': '老客户现身说法' },
    attendTrial: { en: 'Trial class attended', 'zh-CN': '试用试听' },
    settleTerms: { en: 'Settle course, price and date', 'zh-CN': '商定课程、价格与开课时间' },
    review: { en: 'Satisfaction call', 'zh-CN': '满意度回访' },
  },
  playbooks: {
    firstCall: { label: { en: 'First call', 'zh-CN': '首次电话' }, script: 'docs/scripts/first-call.md' },
    trialDay: {
      label: { en: 'Trial day', 'zh-CN': '体验日' },
      script: 'docs/scripts/trial-day.md',
      docs: ['course-handbook.pdf'],
    },
    care: { label: { en: 'Customer care', 'zh-CN': '老客户关怀' }, script: 'docs/scripts/care.md' },
  },
  types: [
    { id: 'new', label: { en: 'New business', 'zh-CN': '新客户开发' }, when: { not: { check: 'hasOrder' } } },
    { id: 'existing', label: { en: 'Existing business', 'zh-CN': '老客户维护' }, when: { check: 'hasOrder' } },
  ],
  routing: [
    { when: { field: 'type', eq: 'new' }, series: 'M' },
    { when: { field: 'type', eq: 'existing' }, series: 'S' },
  ],
  series: [
    {
      id: 'M',
      label: { en: 'M series: new customer development', 'zh-CN': 'M 系列：新客户开发' },
      team: 'front',
      from: 'potential',
      to: 'formal',
      won: 'paid-in-full',
      types: ['new'],
      govern: 'action',
      dealSize: 'small',
      cycleDays: 30,
      deal: { amount: 'amount', closeOn: 'closeDate' },
      probability: { mode: 'fixed', basis: 'history' },
      moves: { skip: 'forbid', rollBack: 'previous' },
      stages: [
        {
          // One decidable result, where "contact made", "objections removed" and "trust won" would be three vague ones.
          id: 'contact',
          label: { en: 'Effective contact', 'zh-CN': '有效联系' },
          purpose: ['progress', 'guidance'],
          targetDays: 5,
          winProbability: 0.1,
          playbook: 'firstCall',
          access: { own: ['rep'], view: ['manager'] },
          requires: {
            actions: ['call'],
            fields: ['mobile'],
            condition: { all: [{ field: 'decisionMaker', eq: true }, { check: 'mobileIsUnique' }] },
          },
          optional: { actions: ['mail'] },
          advancesCustomerTo: 'protected',
        },
        {
          id: 'need',
          label: { en: 'Need confirmed', 'zh-CN': '需求确定' },
          purpose: ['progress', 'forecast', 'guidance'],
          targetDays: 10,
          winProbability: 0.3,
          access: { own: ['rep'], view: ['manager'] },
          requires: { actions: ['present'], fields: ['pilotOrder'] },
          optional: { actions: ['visit', 'testimonial'] },
          advancesCustomerTo: 'pilot',
        },
        {
          // Attending the class is all that there is to see here, so that the stage advances by itself.
          id: 'trial',
          label: { en: 'Pilot experience', 'zh-CN': '先导体验' },
          purpose: ['progress', 'forecast', 'guidance'],
          targetDays: 10,
          winProbability: 0.6,
          playbook: 'trialDay',
          access: { own: ['rep'], view: ['manager'] },
          requires: { actions: ['attendTrial'] },
          auto: true,
          advancesCustomerTo: 'pilot-delivered',
        },
        {
          id: 'confirm',
          label: { en: 'Deal confirmation', 'zh-CN': '成交确认' },
          purpose: ['progress', 'forecast', 'guidance'],
          targetDays: 5,
          winProbability: 0.8,
          access: { own: ['rep'], edit: ['manager'] },
          requires: { actions: ['settleTerms'], fields: ['amount', 'closeDate'] },
        },
      ],
      result: {
        id: 'result',
        label: { en: 'Result', 'zh-CN': '结果列示' },
        outcomes: [
          {
            id: 'won',
            label: { en: 'Won', 'zh-CN': '赢单' },
            kind: 'won',
            reasons: [
              { id: 'course', label: { en: 'Course fit', 'zh-CN': '课程匹配' } },
              { id: 'trial', label: { en: 'Liked the trial', 'zh-CN': '试听满意' } },
            ],
            requires: { condition: { field: 'paid', eq: true } },
            advancesCustomerTo: 'formal',
            effects: ['order.allow', { type: 'opportunity.open', series: 'S' }],
          },
          {
            id: 'lost',
            label: { en: 'Lost', 'zh-CN': '输单' },
            kind: 'lost',
            reasons: [
              { id: 'price', label: { en: 'Price', 'zh-CN': '价格' } },
              { id: 'rival', label: { en: 'Competitor', 'zh-CN': '竞品' } },
            ],
          },
          {
            id: 'dropped',
            label: { en: 'Abandoned', 'zh-CN': '放弃' },
            kind: 'abandoned',
            reasons: [{ id: 'unreachable', label: { en: 'Unreachable', 'zh-CN': '失联' } }],
          },
        ],
        changes: [
          { from: 'lost', to: 'won', requires: { condition: { field: 'paid', eq: true } } },
          { from: 'dropped', to: 'won', requires: { condition: { field: 'paid', eq: true } } },
        ],
        reopen: { to: 'need', withinDays: 90, requires: { condition: { check: 'managerAgrees' } } },
      },
    },
    {
      id: 'S',
      label: { en: 'S series: existing customer care', 'zh-CN': 'S 系列：老客户维护' },
      team: 'back',
      from: 'formal',
      to: 'referrer',
      won: 'order-placed',
      types: ['existing'],
      govern: 'action',
      dealSize: 'small',
      cycleDays: 90,
      deal: { amount: 'amount', closeOn: 'closeDate' },
      probability: { mode: 'fixed', basis: 'experience' },
      moves: { skip: 'forbid', rollBack: 'previous' },
      stages: [
        {
          id: 'care',
          label: { en: 'Satisfaction confirmed', 'zh-CN': '满意确认' },
          purpose: ['progress', 'guidance'],
          targetDays: 30,
          winProbability: 0.2,
          playbook: 'care',
          access: { own: ['csr'], view: ['manager'] },
          requires: { actions: ['review'] },
        },
        {
          id: 'offer',
          label: { en: 'Repurchase or referral talk', 'zh-CN': '再购与转介绍洽谈' },
          purpose: ['progress', 'forecast', 'guidance'],
          targetDays: 30,
          winProbability: 0.5,
          access: { own: ['csr'], edit: ['manager'] },
          requires: {
            actions: ['present'],
            condition: {
              any: [
                { field: 'repurchase', present: true },
                { field: 'referred', present: true },
              ],
            },
          },
        },
      ],
      result: {
        id: 'result',
        label: { en: 'Result', 'zh-CN': '结果列示' },
        outcomes: [
          {
            // The customer stays formal: buying again is a tag, not a state.
            id: 'repeat',
            label: { en: 'Repeat purchase', 'zh-CN': '再次购买' },
            kind: 'won',
            reasons: [{ id: 'value', label: { en: 'Good results', 'zh-CN': '效果好' } }],
            requires: { fields: ['orderForm'] },
            tags: ['repeat'],
            effects: ['order.allow'],
          },
          {
            id: 'cross',
            label: { en: 'Cross-business purchase', 'zh-CN': '跨业务购买' },
            kind: 'won',
            reasons: [{ id: 'need', label: { en: 'New need', 'zh-CN': '新需求' } }],
            requires: { fields: ['orderForm'] },
            tags: ['cross-business'],
            effects: ['order.allow'],
          },
          {
            id: 'referral',
            label: { en: 'Referral', 'zh-CN': '转介绍' },
            kind: 'won',
            reasons: [{ id: 'trust', label: { en: 'Word of mouth', 'zh-CN': '口碑' } }],
            requires: { fields: ['referred'] },
            advancesCustomerTo: 'referrer',
            effects: ['lead.create'],
          },
          {
            id: 'lost',
            label: { en: 'Lost', 'zh-CN': '输单' },
            kind: 'lost',
            reasons: [
              { id: 'budget', label: { en: 'Budget', 'zh-CN': '预算' } },
              { id: 'dissatisfied', label: { en: 'Dissatisfied', 'zh-CN': '不满意' } },
            ],
          },
        ],
        changes: [{ from: 'lost', to: 'repeat', requires: { fields: ['orderForm'] } }],
        reopen: false,
      },
    },
  ],
  lifecycle: {
    suspend: {
      reasons: [
        { id: 'later-term', label: { en: 'Next term', 'zh-CN': '下期开课' }, needs: ['closeDate'], wakeLeadDays: 14 },
      ],
    },
    void: {
      reasons: [
        { id: 'duplicate', label: { en: 'Duplicate', 'zh-CN': '重复' } },
        { id: 'mistake', label: { en: 'Created by mistake', 'zh-CN': '误建' } },
      ],
      roles: ['manager'],
    },
  },
  ageing: [{ remind: 3, warn: 7, recycle: 14 }],
  recycleTo: 'pool',
  dedupe: [['mobile']],
});
