/** A telephone number by ITU-T E.164: plus sign, at most fifteen digits, none of the countries begins with zero. */
export function isE164(text: string): boolean {
  return /^\+[1-9]\d{1,14}$/.test(text);
}
