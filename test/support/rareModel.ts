/** A model with the rules that no example has. */
export const rareModel = {
  format: 'stagewright/1',
  id: 'rare',
  version: 1,
  roles: ['rep', 'boss', 'legal'],
  fields: { amount: { type: 'number', min: 0 }, mail: { type: 'email' } },
  actions: { demo: 'Demo' },
  questions: ['fit'],
  waivers: [{ role: 'boss', kinds: ['fields'] }],
  lifecycle: { assign: { roles: ['boss'] } },
  processes: [{ id: 'p', series: ['s'], approve: { by: ['boss', 'legal'], quorum: 2 } }],
  series: [
    {
      id: 's',
      won: 'order-placed',
      probability: { mode: 'individual', setBy: ['boss'] },
      stages: [
        { id: 'a', requires: { actions: [{ action: 'demo', times: 2 }], questions: ['fit'] } },
        { id: 'b', mandatory: true },
        { id: 'c' },
        { id: 'd' },
      ],
      moves: {
        skip: [{ from: 'b', to: 'd', when: { field: 'amount', gte: 1 }, reasonRequired: true }],
        rollBack: [{ to: 'a', when: { field: 'amount', gte: 1 } }],
      },
      result: {
        outcomes: [
          { id: 'won', kind: 'won' },
          { id: 'lost', kind: 'lost' },
        ],
        changes: [{ from: 'lost', to: 'won', roles: ['boss'] }],
        reopen: { roles: ['boss'], reasonRequired: true },
      },
    },
  ],
} as const;
