import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, fail } from '../../Failure.js';
import type { Document } from '../Document.js';
import { locateModel } from './locateModel.js';
import { isModel, modelIn } from './modelIn.js';
import { syntaxFault } from './parseModule.js';
import { type Exports, readLiterals } from './readLiterals.js';

/**
 * Loads a module, and takes the model that it exports: the one named behind `#`, else `default`, else `model`, else the
 * only one. Its lines are those of the literal that the model is written as, found by the parser of TypeScript where the
 * project has one. By that, too, a TypeScript file is read that cannot be loaded, where its model is a pure literal.
 */
export async function readModule(spec: string): Promise<Document> {
  const [file = '', name] = spec.split('#');
  const found = await stat(file).catch(() => null);
  if (found === null) fail('file_not_found', { file });
  if (found.isDirectory()) fail('file_is_directory', { file });
  const exports = await load(file, name);
  try {
    return modelOf(file, name, exports);
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    // What is made when it is read, and fails.
    return failToLoad(file, cause);
  }
}

function modelOf(file: string, name: string | undefined, exports: Exports): Document {
  const names = Object.keys(exports).filter((key) => key !== 'module.exports');
  if (name !== undefined && !names.includes(name)) fail('no_such_export', { file, id: name, choices: names });
  const models = names.filter((key) => isModel(modelIn(exports[key])));
  const only = models.length === 1 ? models[0] : undefined;
  const chosen = name ?? ['default', 'model'].find((key) => models.includes(key)) ?? only;
  if (chosen === undefined) fail('no_model_in_module', { file, choices: names, example: models[0] ?? null });
  const value = modelIn(exports[chosen]);
  readThrough(value);
  return { value, locate: () => locateModel(file, chosen, value) };
}

/** Reads every property once: a getter that throws is told here, and not wherever it is met first. */
function readThrough(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const part of Object.values(value)) readThrough(part, seen);
}

function failToLoad(file: string, cause: unknown): never {
  const { line, column, detail } = syntaxFault(file) ?? { line: null, column: null, detail: null };
  const told = cause instanceof Error ? cause.message : String(cause);
  return fail('module_failed', { file, line, column, detail: detail ?? told });
}

/** Loads a module. What it says itself goes beside the output, which other programs may read. */
async function imported(file: string): Promise<Exports> {
  const { log, info, debug, error } = console;
  Object.assign(console, { log: error, info: error, debug: error });
  try {
    const exports: Exports = await import(pathToFileURL(resolve(file)).href);
    // Nobody waits for a promise here: that it is refused is no fault of this program.
    for (const value of Object.values(exports)) if (value instanceof Promise) value.catch(() => undefined);
    return exports;
  } finally {
    Object.assign(console, { log, info, debug });
  }
}

async function load(file: string, name: string | undefined): Promise<Exports> {
  try {
    return await imported(file);
  } catch (cause) {
    const isTypeScript = /\.[cm]?ts$/.test(file);
    const code = codeOf(cause);
    const read = isTypeScript && NOT_LOADED.includes(String(code)) ? readLiterals(file, name) : null;
    if (read !== null) return read;
    if (isTypeScript && code !== 'ERR_MODULE_NOT_FOUND' && NOT_LOADED.includes(String(code)))
      fail('typescript_not_read', { file });
    return failToLoad(file, cause);
  }
}

/** Why a file may not be loaded that holds a model all the same. */
const NOT_LOADED = [
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'ERR_MODULE_NOT_FOUND',
];

const codeOf = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : undefined);
