import { defineSalesModel } from 'stagewright';
import { training } from './training.js';

const [newCustomers, existingCustomers] = training.series;
const [contact, need, trial, confirm] = newCustomers.stages;
const [won, lost, dropped] = newCustomers.result.outcomes;

/**
 * The training business where the trial teacher closes the deal in class.
 *
 * Teaching then does a part of the customer's path of its own, so that a middle team and a middle series (T) appear:
 * the front team wins a pilot customer, the teacher makes the pilot customer a formal one, the back team stays as it is.
 */
export const trainingThreeTeams = defineSalesModel({
  ...training,
  id: 'training-course-three-teams',
  label: { en: 'Training courses, three teams', 'zh-CN': '培训课程业务（前、中、后端团队）' },
  description: {
    en: 'The teacher of the trial class closes the deal. Days and probabilities are illustrative.',
    'zh-CN': '由试听教学职能在课堂成交。天数与赢率仅为示例。',
  },
  roles: [...training.roles, { id: 'teacher', label: { en: 'Trial teacher', 'zh-CN': '试听教学' }, duty: 'sales' }],
  teams: [
    ...training.teams,
    {
      id: 'middle',
      label: { en: 'Middle team (teaching)', 'zh-CN': '中端团队（教学）' },
      part: 'middle',
      roles: ['teacher'],
    },
  ],
  checks: {
    ...training.checks,
    isPilotCustomer: { en: 'The customer has ordered a trial class', 'zh-CN': '客户已下体验课订单' },
  },
  fields: {
    ...training.fields,
    courseNeed: { label: { en: 'Course needed', 'zh-CN': '所需课程' } },
  },
  routing: [{ when: { check: 'isPilotCustomer' }, series: 'T' }, ...training.routing],
  series: [
    {
      ...newCustomers,
      label: { en: 'M series: winning a pilot customer', 'zh-CN': 'M 系列：先导客户开发' },
      to: 'pilot',
      won: 'order-placed',
      cycleDays: 20,
      stages: [
        contact,
        {
          // The customer becomes a pilot customer by winning here, no longer by leaving this stage.
          id: need.id,
          label: need.label,
          purpose: need.purpose,
          targetDays: need.targetDays,
          winProbability: need.winProbability,
          access: need.access,
          requires: { actions: ['present'], fields: ['courseNeed'] },
          optional: need.optional,
        },
      ],
      result: {
        ...newCustomers.result,
        outcomes: [
          {
            ...won,
            reasons: [
              { id: 'course', label: { en: 'Course fit', 'zh-CN': '课程匹配' } },
              { id: 'testimonial', label: { en: 'Convinced by a customer', 'zh-CN': '老客户影响' } },
            ],
            requires: { fields: ['pilotOrder'] },
            advancesCustomerTo: 'pilot',
            effects: ['order.allow', { type: 'opportunity.open', series: 'T' }],
          },
          lost,
          dropped,
        ],
        changes: [
          { from: 'lost', to: 'won', requires: { fields: ['pilotOrder'] } },
          { from: 'dropped', to: 'won', requires: { fields: ['pilotOrder'] } },
        ],
      },
    },
    {
      ...newCustomers,
      id: 'T',
      label: { en: 'T series: closing in class', 'zh-CN': 'T 系列：课堂成交' },
      team: 'middle',
      from: 'pilot',
      cycleDays: 14,
      stages: [
        { ...trial, access: { own: ['teacher'], view: ['rep'] } },
        { ...confirm, access: { own: ['teacher'], view: ['rep'] } },
      ],
      result: { ...newCustomers.result, reopen: false },
    },
    existingCustomers,
  ],
});
