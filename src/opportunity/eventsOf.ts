import { isReadable } from '../issues/index.js';

/** The events of an input that is one or a list of them. */
export function eventsOf(input: unknown): readonly unknown[] {
  return isReadable(input) && Array.isArray(input) ? input : [input];
}
