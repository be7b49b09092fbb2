/** An event as a failure message names it. */
export function eventText(event: unknown): string {
  return JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? String(event);
}
