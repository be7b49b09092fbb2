import type { EffectDeclaration } from '../definition/index.js';
import { isRecord } from '../issues/index.js';
import { type Checking, report } from './Checking.js';
import { checkShape, PART, type Shape } from './checkShape.js';

export const EFFECT: Shape<EffectDeclaration> = {
  type: {
    words: ['order.allow', 'lead.create', 'settlement.open', 'opportunity.open', 'team.shift', 'customer.tag', 'host'],
    required: true,
  },
  series: { refer: 'series' },
  phase: { refer: 'phase' },
  mode: { is: 'text' },
  tag: { is: 'text' },
  name: { is: 'text' },
};

/** What an effect cannot be without. */
const NEEDS: { readonly [type: string]: string } = {
  'settlement.open': 'mode',
  'opportunity.open': 'series',
  'team.shift': 'phase',
  'customer.tag': 'tag',
  host: 'name',
};

/** A request to the host: what it names, and that it says enough. */
export function checkEffect(checking: Checking, effect: unknown, path: string): void {
  checkShape(checking, EFFECT, effect, path, PART);
  if (!isRecord(effect) || typeof effect.type !== 'string' || !Object.hasOwn(NEEDS, effect.type)) return;
  const property = NEEDS[effect.type] ?? '';
  if (effect[property] === undefined) report(checking, 'missing_property', `${path}.${property}`, { property });
}
