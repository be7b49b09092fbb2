import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail } from '../../Failure.js';
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
  const names = Object.keys(exports).filter((key) => key !== 'module.exports');
  if (name !== undefined && !names.includes(name)) fail('no_such_export', { file, id: name, choices: names });
  const models = names.filter((key) => isModel(modelIn(exports[key])));
  const only = models.length === 1 ? models[0] : undefined;
  const chosen = name ?? ['default', 'model'].find((key) => models.includes(key)) ?? only;
  if (chosen === undefined) fail('no_model_in_module', { file, choices: names, example: models[0] ?? null });
  const value = modelIn(exports[chosen]);
  return { value, locate: () => locateModel(file, chosen, value) };
}

async function load(file: string, name: string | undefined): Promise<Exports> {
  try {
    return await import(pathToFileURL(resolve(file)).href);
  } catch (cause) {
    const isTypeScript = /\.[cm]?ts$/.test(file);
    const code = codeOf(cause);
    const read = isTypeScript && NOT_LOADED.includes(String(code)) ? readLiterals(file, name) : null;
    if (read !== null) return read;
    if (isTypeScript && code !== 'ERR_MODULE_NOT_FOUND' && NOT_LOADED.includes(String(code)))
      fail('typescript_not_read', { file });
    const { line, column, detail } = syntaxFault(file) ?? { line: null, column: null, detail: null };
    return fail('module_failed', {
      file,
      line,
      column,
      detail: detail ?? (cause instanceof Error ? cause.message : String(cause)),
    });
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
