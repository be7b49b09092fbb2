import { compileSalesModel, defineSalesModel } from 'stagewright';

/** Two series that name something of every kind. */
export const model = defineSalesModel({
  format: 'stagewright/1',
  id: 'typed',
  version: 1,
  customerStates: ['prospect', { id: 'customer' }, { id: 'guest', mergedInto: 'prospect' }],
  roles: ['rep', 'finance', { id: 'steward', label: 'Data steward' }],
  teams: [{ id: 'field-sales', roles: ['rep'] }],
  fields: {
    amount: { type: 'money' },
    closeDate: { type: 'date' },
    discount: { type: 'number', min: 0, max: 1 },
    taxNumber: { check: 'uscc', core: true, steward: 'steward' },
    segment: { type: 'choice', choices: ['key-account', 'small'] },
  },
  actions: { demo: 'Product demo', submitBid: { label: 'Submit the bid', line: 'company' } },
  questions: ['budget-approved', { id: 'champion' }],
  checks: { creditOk: 'Credit limit is not used up' },
  playbooks: { discovery: { script: 'Ask first.' } },
  grades: [{ id: 'A', when: { field: 'amount', gte: 1_000_000 }, upgrade: 'bid-review' }, { id: 'B' }],
  types: [{ id: 'bidding', when: { field: 'segment', eq: 'key-account' } }, { id: 'direct' }],
  routing: [{ when: { field: 'type', eq: 'bidding' }, series: 'project' }, { series: 'renewal' }],
  objects: {
    order: ['lead', 'opportunity'],
    checks: [{ to: 'opportunity', condition: { field: 'amount', present: true } }],
  },
  stages: [{ id: 'shared', playbook: 'discovery' }],
  processes: [
    {
      id: 'bid-review',
      stage: 'bid',
      series: ['project'],
      raise: ['rep'],
      approve: { by: ['finance'] },
      before: 'submitBid',
      verifies: ['amount'],
    },
    { id: 'tax-change', approve: { by: ['steward'] }, after: ['bid-review'], corrects: ['taxNumber'] },
  ],
  phases: [{ id: 'hand-over', roles: ['rep', 'finance'], covers: ['bid', 'result', 'delivery'] }],
  lifecycle: {
    suspend: { reasons: ['budget-frozen', { id: 'later', needs: ['closeDate'] }] },
    void: { reasons: ['duplicate'], roles: ['steward'] },
    transfer: { roles: ['rep'] },
    assign: { roles: ['finance'] },
  },
  ageing: [{ when: { stageVisited: 'bid' }, remind: 7 }],
  dedupe: [['taxNumber', 'type']],
  benchmarks: [{ metric: 'conversion', series: 'project', from: 'qualify', to: 'won', industry: 0.2 }],
  waivers: [{ role: 'finance', kinds: ['fields'] }],
  audit: { notify: ['steward'] },
  series: [
    {
      id: 'project',
      from: 'prospect',
      to: 'customer',
      won: 'contract-signed',
      startIn: ['qualify'],
      team: 'field-sales',
      types: ['bidding'],
      deal: { amount: 'amount', closeOn: 'closeDate' },
      probability: { mode: 'individual', setBy: ['rep'] },
      moves: {
        skip: [{ from: 'qualify', to: 'bid', when: { check: 'creditOk' } }],
        rollBack: [{ from: 'bid', to: 'qualify', when: { question: 'champion', is: 'no' } }],
        repeat: ['bid'],
      },
      stages: [
        {
          id: 'qualify',
          playbook: 'discovery',
          access: { own: ['rep'], view: ['finance'] },
          requires: { fields: ['amount', 'closeDate', 'grade'], questions: ['champion'] },
          optional: { actions: ['demo'] },
        },
        { use: 'shared' },
        {
          id: 'bid',
          mandatory: true,
          advancesCustomerTo: 'customer',
          requires: {
            actions: [{ action: 'submitBid', times: 1 }, 'demo'],
            processes: ['bid-review'],
            condition: {
              all: [
                { field: 'discount', lt: 0.2 },
                { not: { process: 'tax-change', is: 'raised' } },
                { any: [{ action: 'demo' }] },
              ],
            },
          },
        },
      ],
      result: {
        outcomes: [
          {
            id: 'won',
            kind: 'won',
            from: ['bid'],
            reasons: ['fit', { id: 'low-price', parent: 'fit' }],
            effects: [
              { type: 'team.shift', phase: 'hand-over' },
              { type: 'opportunity.open', series: 'renewal' },
            ],
          },
          { id: 'lost', kind: 'lost', reasons: ['price', 'competitor'] },
          { id: 'dropped', kind: 'abandoned' },
        ],
        changes: [{ from: 'lost', to: 'won', withinDays: 90, roles: ['finance'] }],
        reopen: { to: 'qualify', withinDays: 90 },
      },
      afterWin: [{ id: 'delivery' }],
      variants: [{ id: 'short', drop: ['delivery'] }],
    },
    {
      id: 'renewal',
      from: 'prospect',
      to: 'customer',
      won: 'paid-in-full',
      stages: [{ id: 'offer' }],
      result: { outcomes: [{ id: 'renewed', kind: 'won' }] },
    },
  ],
});

export const plan = compileSalesModel(model);
