import type { Field } from '../../../definition/index.js';
import type { Json } from '../../../issues/index.js';

/** A value that a field cannot take. */
export const misfitOf = ({ type }: Field): Json => (type === 'boolean' ? 'no such value' : false);
