import { fail } from '../../Failure.js';
import { literalValue, NotLiteral } from './literalValue.js';
import { isModel } from './modelIn.js';
import { parseModule, syntaxFault } from './parseModule.js';

export type Exports = { readonly [name: string]: unknown };

/** The exports that are pure literals, without running the module; `null` where there is no parser. */
export function readLiterals(file: string, name: string | undefined): Exports | null {
  const module = parseModule(file, false);
  if (module === null) return null;
  const fault = syntaxFault(file);
  if (fault !== null) fail('module_failed', { file, ...fault });
  const read: { [name: string]: unknown } = {};
  const notRead: NotLiteral[] = [];
  for (const [id, expression] of module.exports) {
    try {
      read[id] = literalValue(module, expression);
    } catch (cause) {
      if (!(cause instanceof NotLiteral)) throw cause;
      read[id] = undefined;
      if (name === undefined || name === id) notRead.push(cause);
    }
  }
  const [first] = notRead;
  const wanted = name === undefined ? Object.values(read) : [read[name]];
  if (first !== undefined && !wanted.some((value) => isModel(value))) {
    const { node } = first;
    const detail = node.getText().split('\n')[0]?.trim().slice(0, 60) ?? '';
    fail('module_not_literal', { file, ...module.placeOf(node), detail });
  }
  return read;
}
