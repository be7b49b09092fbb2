/** A date without a time: `'2026-03-31'`, or an object with year, month and day (`Temporal.PlainDate`). */
export type DateInput = string | { readonly year: number; readonly month: number; readonly day: number };
