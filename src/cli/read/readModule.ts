import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail } from '../Failure.js';
import type { Document } from './Document.js';

/**
 * Loads a module, and takes the model that it exports: the one named behind `#`, else `default`, else `model`, else the
 * only one. A module has no lines.
 */
export async function readModule(spec: string): Promise<Document> {
  const [file = '', name] = spec.split('#');
  const found = await stat(file).catch(() => null);
  if (found === null) fail('file_not_found', { file });
  if (found.isDirectory()) fail('file_is_directory', { file });
  const exports = await load(file);
  const names = Object.keys(exports).filter((key) => key !== 'module.exports');
  if (name !== undefined && !names.includes(name)) fail('no_such_export', { file, id: name, choices: names });
  const models = names.filter((key) => isModel(modelIn(exports[key])));
  const only = models.length === 1 ? models[0] : undefined;
  const chosen = name ?? ['default', 'model'].find((key) => models.includes(key)) ?? only;
  if (chosen === undefined) fail('no_model_in_module', { file, choices: names, example: models[0] ?? null });
  return { value: modelIn(exports[chosen]), source: { uri: file } };
}

async function load(file: string): Promise<{ readonly [name: string]: unknown }> {
  try {
    return await import(pathToFileURL(resolve(file)).href);
  } catch (cause) {
    if (codeOf(cause) === 'ERR_UNKNOWN_FILE_EXTENSION' && /\.[cm]?ts$/.test(file))
      fail('typescript_not_read', { file });
    return fail('module_failed', { file, detail: cause instanceof Error ? cause.message : String(cause) });
  }
}

const codeOf = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : undefined);

/** The model of a plan that is exported in its place. */
function modelIn(value: unknown): unknown {
  const isPlan = typeof value === 'object' && value !== null && 'series' in value && value.series instanceof Map;
  return isPlan && 'definition' in value ? value.definition : value;
}

const isModel = (value: unknown): boolean => typeof value === 'object' && value !== null && 'format' in value;
