import { defineSalesModel } from 'stagewright';

/** A series with a gate of every kind, small enough to know by heart: what claims about a design are made of. */
export const provenModel = defineSalesModel({
  format: 'stagewright/1',
  id: 'proven',
  version: 1,
  roles: ['rep', 'lead', 'finance'],
  fields: {
    amount: { type: 'money' },
    closeDate: { type: 'date' },
    discount: { type: 'number', min: 0, max: 1 },
    taxNumber: { check: 'uscc' },
  },
  actions: { demo: 'Demo', submitBid: 'Submit the bid' },
  questions: ['budget'],
  checks: { creditOk: 'Credit limit is not used up' },
  processes: [
    { id: 'bid-review', stage: 'bid', raise: ['rep'], approve: { by: ['lead'] } },
    { id: 'finance', approve: { by: ['finance'] }, when: { field: 'discount', gt: 0.2 } },
  ],
  series: [
    {
      id: 'project',
      won: 'contract-signed',
      moves: { skip: 'forbid', rollBack: 'previous' },
      stages: [
        { id: 'qualify', requires: { fields: ['amount', 'closeDate'], questions: ['budget'] } },
        { id: 'solution', requires: { actions: [{ action: 'demo', times: 2 }] } },
        {
          id: 'bid',
          requires: { fields: ['taxNumber'], processes: ['bid-review'], condition: { check: 'creditOk' } },
        },
        {
          id: 'negotiate',
          requires: { processes: ['finance'], condition: { field: 'amount', gte: 50_000 } },
        },
      ],
      result: {
        outcomes: [
          { id: 'won', kind: 'won', reasons: ['fit', 'price'] },
          { id: 'lost', kind: 'lost', reasons: ['price', 'rival'], requires: { actions: ['demo'] } },
        ],
        changes: [{ from: 'lost', to: 'won', withinDays: 90 }],
        reopen: false,
      },
    },
  ],
});
