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
  const document = parseDocument(text, { lineCounter: lines });
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
      return isNode(node) && node.range ? [node.range[0], node.range[1]] : null;
    },
  };
}

function dataOf(document: Document): Json {
  try {
    return (document.toJS() ?? null) as Json;
  } catch (cause) {
    // More aliases than anybody writes, or an alias that leads nowhere.
    throw new StagewrightError([
      createIssue('wrong_type', '', { expected: 'YAML', found: (cause as Error).message, line: 1 }),
    ]);
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
