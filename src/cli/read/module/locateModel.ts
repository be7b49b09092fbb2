import { createIssue } from '../../../issues/index.js';
import type { Located } from '../Document.js';
import { literalNodes } from './literalNodes.js';
import { parseModule } from './parseModule.js';

/** Where the parts of a model stand that a module exports by a name; a note where nobody can tell. */
export function locateModel(file: string, name: string, value: unknown): Located {
  const source = { uri: file };
  const module = parseModule(file);
  if (module === null) return { source, note: createIssue('lines_need_typescript', '', { file }) };
  const expression = module.exports.get(name);
  if (expression === undefined) return { source, note: createIssue('literal_not_found', '', { file, id: name }) };
  const nodes = literalNodes(module, expression, value);
  return { source: { ...source, text: module.text, nodes }, note: null };
}
