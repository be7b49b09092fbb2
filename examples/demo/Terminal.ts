/** Text for a terminal: colour only where one reads it. */
export type Terminal = {
  readonly language: 'en' | 'zh-CN';
  readonly heading: (text: string) => void;
  readonly line: (text: string) => void;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly dim: (text: string) => string;
  /** The text in the reader's language. */
  readonly say: (en: string, zh: string) => string;
};

export function openTerminal(
  language: Terminal['language'],
  isTerminal: boolean,
  write: (text: string) => void,
): Terminal {
  const colour = (code: number) => (text: string) => (isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text);
  const bold = colour(1);
  return {
    language,
    heading: (text) => write(`\n${bold(text)}\n${'─'.repeat(Math.min(78, widthOf(text)))}\n`),
    line: (text) => write(`${text}\n`),
    good: colour(32),
    bad: colour(31),
    dim: colour(2),
    say: (en, zh) => (language === 'en' ? en : zh),
  };
}

/** Columns that a text takes: a Chinese character takes two. */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u2e80-\uffdc]/.test(character) ? 2 : 1), 0);
}

/** A text filled up to a number of columns. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'right' ? text + space : space + text;
}
