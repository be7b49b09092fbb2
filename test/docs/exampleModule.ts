import ts from 'typescript';
import type { Example } from './Example.js';

/** One thing that an example says: the line, what came out, and what the text promises. */
export type Claim = { readonly line: number; readonly actual: unknown; readonly promised: unknown };

/**
 * A module that runs an example and exports its `claims`. Every line stands at the number that it has in its document,
 * so that a message of the compiler or an exception names the right one.
 *
 * `expression // => value`, or the comment on the lines below it, is a claim; so is `const name = expression // => value`.
 * The value is written as an expression, mostly JSON. `own` are names that the text may use without importing them: what
 * the documented file itself exports.
 */
export function exampleModule(
  example: Example,
  own: readonly { readonly name: string; readonly from: string }[],
): string {
  const lines: string[] = [];
  for (const { line, code } of example.blocks) {
    while (lines.length < line - 1) lines.push('');
    lines.push(...withClaims(code, line).split('\n'));
  }
  const text = lines.join('\n');
  const imports = own
    .filter(
      ({ name }) =>
        new RegExp(`\\b${name}\\b`).test(text) && !new RegExp(`import [^;]*\\b${name}\\b[^;]*from`).test(text),
    )
    .map(({ name, from }) => `import { ${name} } from '${from}';`);
  const head = `${imports.join(' ')} export const claims: { line: number; actual: unknown; promised: unknown }[] = [];`;
  // The first line of a document holds no code: a fence, or the opening of a comment, stands above it.
  return [head, ...lines.slice(1)].join('\n');
}

function withClaims(code: string, firstLine: number): string {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  let text = '';
  let at = 0;
  for (const statement of source.statements) {
    const promised = promiseAfter(code, statement.end);
    if (promised === null) continue;
    const line = firstLine + source.getLineAndCharacterOfPosition(promised.start).line;
    const expression = expressionOf(statement);
    if (expression === null) throw new Error(`line ${line}: '// =>' stands behind what has no value`);
    const start = statement.getStart(source);
    text += code.slice(at, start);
    text += expression.isDeclared ? code.slice(start, statement.end) : '';
    // On one line with what it replaces, so that no line below it moves.
    text += `;claims.push({ line: ${line}, actual: (${expression.text}), promised: (${promised.value}) });`;
    at = statement.end;
  }
  return text + code.slice(at);
}

function expressionOf(statement: ts.Statement): { readonly text: string; readonly isDeclared: boolean } | null {
  if (ts.isExpressionStatement(statement)) return { text: statement.expression.getText(), isDeclared: false };
  const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  const [only] = declared;
  if (declared.length !== 1 || only === undefined || !ts.isIdentifier(only.name)) return null;
  return { text: only.name.text, isDeclared: true };
}

/** The promise in the comment right behind a statement, or at the start of the next line. */
function promiseAfter(code: string, end: number): { readonly value: string; readonly start: number } | null {
  const found = /^[ \t]*;?[ \t]*(?:\n[ \t]*)?\/\/ => *([^\n]*)((?:\n[ \t]*\/\/ {2,}[^\n]*)*)/.exec(code.slice(end));
  if (found === null) return null;
  const more = (found[2] ?? '').replace(/\n[ \t]*\/\//g, ' ');
  return { value: `${found[1]}${more}`.replace(/;\s*$/, ''), start: end + found[0].indexOf('// =>') };
}
