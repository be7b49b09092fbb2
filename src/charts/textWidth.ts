/** About how many pixels a text of 12 pixels takes, the longest of several: Chinese characters are square. */
export function textWidth(texts: readonly string[]): number {
  const widths = texts.map((text) => [...text].reduce((sum, sign) => sum + signWidth(sign), 0));
  return Math.max(0, ...widths);
}

/** A text of at most so many pixels; what is cut off leaves an ellipsis. */
export function cutTo(text: string, width: number): string {
  if (textWidth([text]) <= width) return text;
  let taken = signWidth('…');
  const kept = [...text].filter((sign) => {
    taken += signWidth(sign);
    return taken <= width;
  });
  return `${kept.join('').trimEnd()}…`;
}

const signWidth = (sign: string) => (sign > '\u2e7f' ? 12.5 : 7);
