/** Whether a claim holds, and the text that says why or why not. */
export type Judgement = { readonly holds: boolean; readonly text: string };

/** Fails a claim that does not hold, as every test runner understands it. */
export function demand({ holds, text }: Judgement): void {
  if (!holds) throw new Error(text);
}
