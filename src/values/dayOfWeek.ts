/** The day of the week of a day number, 0 Sunday to 6 Saturday. 1970-01-01 was a Thursday. */
export function dayOfWeek(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
