import type { ElementWording, PropertyWording } from './ElementWording.js';

export function effectWording(): ElementWording {
  return {
    about: 'A request to the program around the model. The library itself does nothing.',
    examples: ['order.allow', { type: 'team.shift', phase: 'deliver' }],
    properties: {},
  };
}

/** The records that ask for something, by their type; they stand within the definition of an effect. */
export function effectTypeWordings(): { readonly [type: string]: ElementWording } {
  return {
    'order.allow': effect('order.allow', 'An order may be placed.'),
    'lead.create': effect('lead.create', 'A lead comes out of this opportunity.'),
    'settlement.open': effect('settlement.open', 'Settlement begins.', {
      mode: { about: 'How it is settled.', examples: ['monthly'] },
    }),
    'opportunity.open': effect('opportunity.open', 'Another opportunity is opened.', {
      series: { about: 'In which series.', examples: ['renewals'] },
    }),
    'team.shift': effect('team.shift', 'The team of another phase takes over.', {
      phase: { about: 'Which phase.', examples: ['deliver'] },
    }),
    'customer.tag': effect('customer.tag', 'The customer is marked.', {
      tag: { about: 'The mark.', examples: ['reference'] },
    }),
    host: effect('host', 'Anything else that the program knows by name.', {
      name: { about: 'Its name.', examples: ['send-welcome-pack'] },
    }),
  };
}

function effect(
  type: string,
  about: string,
  properties: { readonly [name: string]: PropertyWording } = {},
): ElementWording {
  return {
    about,
    inline: true,
    properties: { type: { about: 'What is asked for.', examples: [type] }, ...properties },
  };
}
