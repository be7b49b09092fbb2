import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fail } from '../Failure.js';
import type { Surroundings } from '../Surroundings.js';
import type { Document } from './Document.js';
import { parseJson } from './parseJson.js';
import { parseYaml } from './parseYaml.js';
import { readModule } from './readModule.js';

const MODULE = /\.[cm]?[jt]s(?:#.+)?$/;

/** Reads JSON, YAML or a module; `-` is standard input. What has neither ending is JSON where it begins like it. */
export async function readDocument(file: string, surroundings: Surroundings): Promise<Document> {
  if (MODULE.test(file)) return readModule(file);
  const uri = file === '-' ? 'stdin' : file;
  const text = (file === '-' ? await surroundings.readInput() : await readText(file)).replace(/^\uFEFF/, '');
  if (text.trim() === '') fail('empty_input', { file: uri });
  const ending = extname(uri).toLowerCase();
  const isJson = ending === '.json' || (ending !== '.yaml' && ending !== '.yml' && /^\s*[[{]/.test(text));
  return isJson ? parseJson(text, uri) : parseYaml(text, uri);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') fail('file_not_found', { file });
    if (code === 'EISDIR') fail('file_is_directory', { file });
    return fail('file_unreadable', { file, detail: message });
  }
}
