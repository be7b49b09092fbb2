import stringWidth from 'string-width';

export type Language = 'en' | 'zh-CN';

/** Text for a terminal: wrapped to its width, coloured only where one reads it. */
export type Terminal = {
  readonly language: Language;
  readonly heading: (text: string) => void;
  /** A line, or several: those behind the first are moved in by `hang` columns. */
  readonly line: (text?: string, hang?: number) => void;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly dim: (text: string) => string;
  /** The text in the reader's language. */
  readonly say: (en: string, zh: string) => string;
};

export type TerminalOptions = {
  readonly language: Language;
  readonly hasColour: boolean;
  readonly columns: number;
  readonly write: (text: string) => void;
};

export function openTerminal({ language, hasColour, columns, write }: TerminalOptions): Terminal {
  const colour = (code: number) => (text: string) => (hasColour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const line = (text = '', hang = 0) => write(`${wrap(text, columns, hang).join('\n')}\n`);
  const bold = colour(1);
  return {
    language,
    heading: (text) => {
      write('\n');
      line(bold(text));
      line('─'.repeat(Math.min(columns, stringWidth(text))));
    },
    line,
    good: colour(32),
    bad: colour(31),
    dim: colour(2),
    say: (en, zh) => (language === 'en' ? en : zh),
  };
}

/** A text filled up to a number of columns, or cut to it: a Chinese character takes two. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const shown = cut(text, width);
  const space = ' '.repeat(Math.max(0, width - stringWidth(shown)));
  return side === 'right' ? shown + space : space + shown;
}

/** Text of a file, safe to print: without control characters, and cut to a number of columns. */
export function quoted(text: string, width = 40): string {
  return cut(text.replaceAll(/\p{Cc}|\p{Cf}/gu, '�'), width);
}

function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (stringWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const NOT_FIRST = /^[”’）)》。，、；：？！…·,.;:?!%]/;
const NOT_LAST = /[“‘（(《]$/;

/** Breaks at spaces and between Chinese characters, but neither before closing nor behind opening punctuation. */
export function wrap(text: string, width: number, hang = 0): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    const isFull = stringWidth((line + piece).trimEnd()) > width;
    if (isFull && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = ' '.repeat(hang) + piece.trimStart();
    } else {
      line += piece;
    }
  }
  return [...lines, line.trimEnd()];
}

/** The parts of a text that are not broken. Colour codes take no columns and stay with what they colour. */
function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let piece = '';
  let before = '';
  for (const { segment } of graphemes.segment(text)) {
    const isWide = stringWidth(segment) > 1 || stringWidth(before) > 1;
    const canBreak = before === ' ' ? segment !== ' ' : isWide && !NOT_FIRST.test(segment) && !NOT_LAST.test(piece);
    if (canBreak && piece.trim() !== '') {
      found.push(piece);
      piece = '';
    }
    piece += segment;
    before = segment;
  }
  return piece === '' ? found : [...found, piece];
}
