import type { ProfileDimension, ProfileScore } from '../../definition/index.js';
import type { ElementWording, PropertyWording } from './ElementWording.js';

function dimension(about: string, example: ProfileScore): PropertyWording {
  return { about: `${about}, from -2 (business) to 2 (consumer).`, examples: [example] };
}

export function profileWording(): ElementWording<{ readonly [Dimension in ProfileDimension]: ProfileScore }> {
  return {
    about: 'The business mode in eight dimensions, all of them given; further ones are the host’s.',
    properties: {
      customer: dimension('Large accounts or many small customers', -2),
      product: dimension('Solutions or standard products', -1),
      decision: dimension('Decided by a group or by one person', -2),
      contact: dimension('Deep or light contact with the customer', -1),
      cycle: dimension('Long or short sales cycle', -2),
      collaboration: dimension('Much or little working together to sell', -1),
      shortageCost: dimension('High or low cost of not being able to deliver', 0),
      inventoryCost: dimension('High or low cost of holding ready what is not sold', 1),
    },
  };
}
