import type { Described } from '../../definition/index.js';
import type { PropertiesOf, RequiredProperty } from './ElementFormat.js';

/** What every element may carry. */
export const described: PropertiesOf<Described> = {
  label: { schema: 'label' },
  description: { schema: 'label' },
  meta: { schema: 'meta' },
};

/** The id that an element cannot be without. */
export const id: RequiredProperty = { required: true, rule: { is: 'text' } };
