import type { Region } from './locate.js';

const AROUND = 1;
const MAX_COLUMNS = 160;

/** The lines around a region, numbered, with a mark below where it begins; nothing where a line is too long to be read. */
export function codeFrame(text: string, { startLine, startColumn, endLine, endColumn }: Region): readonly string[] {
  const lines = text.split(/\r?\n/);
  const first = Math.max(1, startLine - AROUND);
  const last = Math.min(lines.length, startLine + AROUND);
  const shown = lines.slice(first - 1, last);
  if (shown.some((line) => line.length > MAX_COLUMNS)) return [];
  const width = String(last).length;
  const lineEnd = (lines[startLine - 1] ?? '').length + 1;
  const length = Math.max(1, (endLine === startLine ? endColumn : lineEnd) - startColumn);
  return shown.flatMap((line, at) => {
    const number = first + at;
    const isMarked = number === startLine;
    return [
      `  ${isMarked ? '>' : ' '} ${String(number).padStart(width)} | ${line}`.trimEnd(),
      ...(isMarked ? [`    ${' '.repeat(width)} | ${' '.repeat(startColumn - 1)}${'^'.repeat(length)}`] : []),
    ];
  });
}
