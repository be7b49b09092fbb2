import ts from 'typescript';
import { root } from '../package/entries.js';

/** One error of the compiler: the text that it stands at, and what it says. */
export type CompileError = { readonly line: number; readonly at: string; readonly says: string };

export type Compiled = {
  /** By file name; none where the file is in order. */
  readonly errors: Readonly<Record<string, readonly CompileError[]>>;
  readonly instantiations: number;
};

/** Files of the project and of its packages, parsed once for all runs. */
const parsed = new Map<string, ts.SourceFile | undefined>();
const folder = `${root}test/support/`;

/** Compiles texts as if they stood in its folder, against the project's source, all in one run. */
export function compile(texts: Readonly<Record<string, string>>, more: ts.CompilerOptions = {}): Compiled {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const all = { ...options, noUnusedLocals: false, ...more };
  const files = new Map(Object.entries(texts).map(([name, text]) => [folder + name, text]));
  const host = ts.createCompilerHost(all);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, language, ...rest) => {
    const text = files.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, language);
    if (!parsed.has(path)) parsed.set(path, getSourceFile(path, language, ...rest));
    return parsed.get(path);
  };
  const program = ts.createProgram([...files.keys()], all, host);
  const errors = Object.fromEntries(
    Object.keys(texts).map((name) => [name, errorsIn(program, program.getSourceFile(folder + name))]),
  );
  return { errors, instantiations: program.getInstantiationCount() };
}

function errorsIn(program: ts.Program, file: ts.SourceFile | undefined): readonly CompileError[] {
  if (file === undefined) throw new Error('not compiled');
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ start = 0, length = 0, messageText }) => ({
      line: file.getLineAndCharacterOfPosition(start).line + 1,
      at: file.text.slice(start, start + length),
      says: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }),
  );
}
