import { readFileSync } from 'node:fs';
import { findTypeScript } from './findTypeScript.js';
import { ModuleText } from './ModuleText.js';

/** The text of a module once parsed; `null` where no parser is installed. Whether it is right says `syntaxFault`. */
export function parseModule(file: string, isRun = true): ModuleText | null {
  const ts = findTypeScript(file);
  return ts === null ? null : new ModuleText(ts, file, textOf(file), isRun);
}

/** What makes a text no module, by the parser of TypeScript; `null` where there is none of both. */
export function syntaxFault(
  file: string,
): { readonly line: number; readonly column: number; readonly detail: string } | null {
  const ts = findTypeScript(file);
  if (ts === null) return null;
  const options = { fileName: file, reportDiagnostics: true, compilerOptions: { allowJs: true } };
  const [fault] = ts.transpileModule(textOf(file), options).diagnostics ?? [];
  if (fault?.file === undefined || fault.start === undefined) return null;
  const { line, character } = fault.file.getLineAndCharacterOfPosition(fault.start);
  const detail = ts.flattenDiagnosticMessageText(fault.messageText, ' ');
  return { line: line + 1, column: character + 1, detail };
}

const textOf = (file: string): string => readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
