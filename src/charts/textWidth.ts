/** About how many pixels a text of 12 pixels takes, the longest of several: Chinese characters are square. */
export function textWidth(texts: readonly string[]): number {
  const widths = texts.map((text) => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 12.5 : 7), 0));
  return Math.max(0, ...widths);
}
