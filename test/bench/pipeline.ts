import { compileSalesModel, defineSalesModel, type EventInput } from 'stagewright';

/** Six stages under 34 rules: 5 steps forward, 4 skips, 15 rollbacks, 7 closings, 2 reopenings, 1 change of outcome. */
export const pipeline = defineSalesModel({
  format: 'stagewright/1',
  id: 'pipeline',
  version: 1,
  fields: { amount: { type: 'number', min: 0 }, discount: { type: 'number', min: 0, max: 1 }, contact: {} },
  actions: { demo: 'Product demo', offer: 'Offer sent' },
  series: [
    {
      id: 'deal',
      won: 'order-placed',
      moves: {
        skip: [
          { to: 's3', from: 's1' },
          { to: 's4', from: 's2' },
          { to: 's5', from: 's3' },
          { to: 's6', from: 's4' },
        ],
        rollBack: 'any',
      },
      stages: [
        { id: 's1', requires: { fields: ['contact'] } },
        { id: 's2', requires: { fields: ['amount'] } },
        { id: 's3', requires: { actions: ['demo'] } },
        { id: 's4', requires: { fields: ['amount', 'contact'] } },
        { id: 's5', requires: { actions: ['offer'], condition: { field: 'discount', lte: 0.3 } } },
        { id: 's6', requires: { fields: ['discount'] } },
      ],
      result: {
        outcomes: [
          { id: 'won', kind: 'won', reasons: ['fit', 'price'], effects: ['order.allow'] },
          { id: 'lost', kind: 'lost', reasons: ['price', 'rival'] },
        ],
        changes: [{ from: 'lost', to: 'won' }],
        reopen: { to: 's3' },
      },
    },
  ],
});

export const plan = compileSalesModel(pipeline);

export type PipelineEvent = Exclude<EventInput<typeof pipeline>, { readonly type: 'transfer' }>;

/** One opportunity's life, refused events among the others, ending where it began: it can be played again and again. */
export const stream: readonly PipelineEvent[] = [
  { type: 'setFields', values: { contact: null, amount: null, discount: null } },
  { type: 'advance' }, // refused: no contact
  { type: 'setFields', values: { contact: 'Ms Lin' } },
  { type: 'skip', to: 's4' }, // refused: no such skip from s1
  { type: 'advance' },
  { type: 'advance' }, // refused: no amount
  { type: 'rollBack', to: 's1', reason: 'wrong person' },
  { type: 'advance' },
  { type: 'setFields', values: { amount: 120_000 } },
  { type: 'advance' },
  { type: 'advance' }, // refused: no demo
  { type: 'completeAction', action: 'demo' },
  { type: 'close', outcome: 'won', reason: 'fit' }, // refused: not from here
  { type: 'advance' },
  { type: 'rollBack', to: 's3' }, // refused: no reason
  { type: 'advance' },
  { type: 'completeAction', action: 'offer' },
  { type: 'setFields', values: { discount: 0.4 } },
  { type: 'advance' }, // refused: too much discount
  { type: 'setFields', values: { discount: 0.2 } },
  { type: 'advance' },
  { type: 'close', outcome: 'lost', reason: 'mood' as 'price' }, // refused: no such reason
  { type: 'close', outcome: 'lost', reason: 'rival' },
  { type: 'advance' }, // refused: closed
  { type: 'changeOutcome', to: 'won', reason: 'fit' },
  { type: 'reopen' },
  { type: 'skip', to: 's5' }, // refused: no demo in this visit
  { type: 'completeAction', action: 'demo' },
  { type: 'skip', to: 's5' },
  { type: 'rollBack', to: 's1', reason: 'start again' },
];
