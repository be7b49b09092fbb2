import { type Document, isCollection, isNode, LineCounter, type Node, parseDocument } from 'yaml';
import { createIssue, demandType, type Json, StagewrightError } from '../../issues/index.js';

/** A file of journeys as data, with where everything stands in its text. */
export type JourneyFile = {
  readonly value: Json;
  /** The line of a value, counted from 1; of the nearest around it where there is none. */
  readonly lineAt: (path: readonly (string | number)[]) => number;
  /** Where the text of a value begins and ends; `null` where there is none. */
  readonly rangeAt: (path: readonly (string | number)[]) => readonly [number, number] | null;
};

/** @throws {StagewrightError} `wrong_type` for what is not YAML, each fault with its line. */
export function readJourneyFile(text: string): JourneyFile {
  demandType('text', 'text', text);
  const lines = new LineCounter();
  // A mark of the encoding is no part of the text, but of its offsets.
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const document = parseDocument(text.slice(mark), { lineCounter: lines, merge: true });
  if (document.errors.length > 0) {
    throw new StagewrightError(
      document.errors.map(({ message, linePos }) =>
        createIssue('wrong_type', '', {
          expected: 'YAML',
          found: message.split('\n')[0]?.replace(/ at line .*$/, '') ?? '',
          line: linePos?.[0].line ?? 1,
        }),
      ),
    );
  }
  return {
    value: dataOf(document),
    lineAt: (path) => lines.linePos(nearestTo(document, path)?.range?.[0] ?? 0).line,
    rangeAt: (path) => {
      const node = document.getIn(path, true);
      return isNode(node) && node.range ? [node.range[0] + mark, node.range[1] + mark] : null;
    },
  };
}

function dataOf(document: Document): Json {
  try {
    const value = (document.toJS() ?? null) as Json;
    JSON.stringify(value);
    return value;
  } catch (cause) {
    // More aliases than anybody writes, or one that leads nowhere or to itself.
    const found = cause instanceof TypeError ? 'an alias that holds itself' : (cause as Error).message;
    throw new StagewrightError([createIssue('wrong_type', '', { expected: 'YAML', found, line: 1 })]);
  }
}

function nearestTo(document: Document, path: readonly (string | number)[]): Node | null {
  let found: unknown = document.contents;
  for (const key of path) {
    const next: unknown = isCollection(found) ? found.get(key, true) : undefined;
    if (!isNode(next)) break;
    found = next;
  }
  return isNode(found) ? found : null;
}
