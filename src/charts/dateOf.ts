import { dateIn } from '../values/index.js';

/** The date of an instant in the zone of its report; of what is none, or in a zone that nobody knows, what it begins with. */
export function dateOf(instant: string, zone = 'UTC'): string {
  const date = dateIn({ zone }, Date.parse(instant));
  return date.includes('NaN') ? instant.slice(0, 10) : date;
}
