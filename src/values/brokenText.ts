const BROKEN = /\0|\p{Surrogate}/u;
const EACH_BROKEN = /\0|\p{Surrogate}/gu;

/** Whether a text holds what databases refuse to keep: the character of number zero, or half of a pair of surrogates. */
export function isBrokenText(text: string): boolean {
  return BROKEN.test(text);
}

/** The same text with a replacement character for each that is broken. */
export function mendedText(text: string): string {
  return BROKEN.test(text) ? text.replace(EACH_BROKEN, '\uFFFD') : text;
}
