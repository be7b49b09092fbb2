import { isReadable, typeName } from '../issues/index.js';

/** An event as a failure message names it. */
export function eventText(event: unknown): string {
  if (!isReadable(event)) return typeName(event);
  return JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? String(event);
}
