/**
 * Whether a claim holds, and the text that says why or why not. What is `undecided` (unknown, or said of what is
 * misspelt) does not hold, and neither does its opposite.
 */
export type Judgement = { readonly holds: boolean; readonly text: string; readonly undecided?: boolean };

/** Fails a claim that does not hold, as every test runner understands it. */
export function demand({ holds, text }: Judgement): void {
  if (!holds) throw new Error(text);
}
