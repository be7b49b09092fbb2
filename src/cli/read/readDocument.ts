import { extname } from 'node:path';
import type { Surroundings } from '../Surroundings.js';
import type { Document } from './Document.js';
import { readModule } from './module/readModule.js';
import { parseJson } from './parseJson.js';
import { parseYaml } from './parseYaml.js';

import { nameOfFile, readText } from './readText.js';

const MODULE = /\.[cm]?[jt]s(?:#.+)?$/;

/** Reads JSON, YAML or a module; `-` is standard input. What has neither ending is JSON where it begins like it. */
export async function readDocument(file: string, surroundings: Surroundings): Promise<Document> {
  if (MODULE.test(file)) return readModule(file);
  const uri = nameOfFile(file);
  const text = await readText(file, surroundings);
  const ending = extname(uri).toLowerCase();
  const isJson = ending === '.json' || (ending !== '.yaml' && ending !== '.yml' && /^\s*[[{]/.test(text));
  return isJson ? parseJson(text, uri) : parseYaml(text, uri);
}
