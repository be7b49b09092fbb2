/**
 * A text without the characters that no picture can hold: half a character becomes `�`, a control character the picture
 * of it (`␀`), a tabulator a space. Lines end with `\n`.
 */
export function visibleText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Surrogate}\p{Noncharacter_Code_Point}]/gu, '\uFFFD')
    .replace(/[\p{Cc}]/gu, (control) => (control === '\n' ? control : pictureOf(control.charCodeAt(0))));
}

/** Unicode has a picture for each of the first 32 and for DEL; none for the 32 behind it. */
function pictureOf(code: number): string {
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\uFFFD';
}
