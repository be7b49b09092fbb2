import * as z from 'zod/mini';
import type { EffectInput } from '../../definition/index.js';
import { byType, byWord } from './choice.js';
import { told } from './told.js';

/** A request to the program around the model: its name, or a record with what it is about. */
export const effectSchema: z.ZodMiniType<EffectInput, EffectInput> = /*#__PURE__*/ z.lazy(() =>
  told(
    byType({
      text: z.enum(['order.allow', 'lead.create']),
      record: byWord('type', {
        'order.allow': effect('order.allow', 'An order may be placed.', {}),
        'lead.create': effect('lead.create', 'A lead comes out of this opportunity.', {}),
        'settlement.open': effect('settlement.open', 'Settlement begins.', {
          mode: text('How it is settled.', 'monthly'),
        }),
        'opportunity.open': effect('opportunity.open', 'Another opportunity is opened.', {
          series: text('In which series.', 'renewals'),
        }),
        'team.shift': effect('team.shift', 'The team of another phase takes over.', {
          phase: text('Which phase.', 'deliver'),
        }),
        'customer.tag': effect('customer.tag', 'The customer is marked.', { tag: text('The mark.', 'reference') }),
        host: effect('host', 'Anything else that the program knows by name.', {
          name: text('Its name.', 'send-welcome-pack'),
        }),
      }),
    }),
    {
      id: 'Effect',
      description: 'A request to the program around the model. The library itself does nothing.',
      examples: ['order.allow', { type: 'team.shift', phase: 'deliver' }],
    },
  ),
);

function effect<const Type extends string, const Shape extends z.core.$ZodLooseShape>(
  type: Type,
  description: string,
  shape: Shape,
) {
  const named = told(z.literal(type), { description: 'What is asked for.', examples: [type] });
  return told(z.strictObject({ type: named, ...shape }), { description });
}

function text(description: string, example: string) {
  return told(z.string(), { description, examples: [example] });
}
