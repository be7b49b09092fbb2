/** A mobile number of mainland China: eleven digits, beginning with 13 to 19. */
export function isChineseMobile(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}
