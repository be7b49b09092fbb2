/** Whether an event must carry a reason, and which ones there are (`null`: any text). */
export type ReasonChoices = { readonly required: boolean; readonly choices: ReadonlySet<string> | null };

/** Any text will do, and there must be one. */
export const ANY_REASON: ReasonChoices = { required: true, choices: null };
