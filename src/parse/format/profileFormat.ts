import type { ProfileDimension, ProfileScore } from '../../definition/index.js';
import { type ElementFormat, needed } from './ElementFormat.js';

export function profileFormat(): ElementFormat<{ readonly [Dimension in ProfileDimension]: ProfileScore }> {
  return {
    name: 'Profile',
    open: true,
    properties: {
      customer: needed,
      product: needed,
      decision: needed,
      contact: needed,
      cycle: needed,
      collaboration: needed,
      shortageCost: needed,
      inventoryCost: needed,
    },
  };
}
