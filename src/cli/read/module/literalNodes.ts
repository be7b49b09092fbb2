import type { Expression, Node, ObjectLiteralElementLike } from 'typescript';
import type { JsonNode } from '../../../lint/index.js';
import type { ModuleText } from './ModuleText.js';

type Range = { readonly start: number; readonly end: number };

/** What is nested deeper has no places of its own. */
const MAX_DEPTH = 100;

/**
 * Where each part of a value stands in the text of the module that made it. What is written as a literal stands where it
 * is written, also in a constant of the module; all that something else makes of it (a call, an import, a spread of such)
 * stands where that is.
 */
export function literalNodes(module: ModuleText, expression: Expression, value: unknown, depth = 0): JsonNode {
  const { ts } = module;
  const range = module.rangeOf(module.bare(expression));
  const literal = module.literal(expression);
  if (depth < MAX_DEPTH && ts.isObjectLiteralExpression(literal) && isRecord(value))
    return { ...range, value: null, children: recordNodes(module, module.propertiesOf(literal), value, depth + 1) };
  if (depth < MAX_DEPTH && ts.isArrayLiteralExpression(literal) && Array.isArray(value))
    return { ...range, value: null, children: listNodes(module, module.elementsOf(literal), value, depth + 1) };
  return madeNodes(range, value, depth);
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value all of whose parts are made at one place. */
function madeNodes(range: Range, value: unknown, depth: number): JsonNode {
  if (typeof value !== 'object' || value === null) return { ...range, value, children: null };
  if (depth >= MAX_DEPTH) return { ...range, value: null, children: null };
  if (Array.isArray(value))
    return { ...range, value: null, children: value.map((part) => madeNodes(range, part, depth + 1)) };
  const parts = Object.entries(value).map(([key, part]) => [key, madeNodes(range, part, depth + 1)] as const);
  return { ...range, value: null, children: new Map(parts) };
}

function recordNodes(
  module: ModuleText,
  properties: readonly ObjectLiteralElementLike[],
  value: { readonly [key: string]: unknown },
  depth: number,
): ReadonlyMap<string, JsonNode> {
  const { ts } = module;
  const children = new Map<string, JsonNode>();
  /** What makes properties whose names are not written: a spread, or a computed name. The last one wins. */
  let maker: Node | null = null;
  for (const property of properties) {
    const name = property.name === undefined ? null : module.nameOf(property.name);
    if (name === null) {
      maker = property;
      // It may give another value than was written before it.
      for (const [key, { start, end, children: parts }] of children)
        if (parts === null && !isWritten(module.text.slice(start, end), value[key])) children.delete(key);
    } else if (!Object.hasOwn(value, name)) continue;
    else if (ts.isPropertyAssignment(property))
      children.set(name, literalNodes(module, property.initializer, value[name], depth));
    else if (ts.isShorthandPropertyAssignment(property))
      children.set(name, literalNodes(module, property.name, value[name], depth));
    else children.set(name, madeNodes(module.rangeOf(property), value[name], depth));
  }
  if (maker === null) return children;
  const range = module.rangeOf(maker);
  for (const [key, part] of Object.entries(value))
    if (!children.has(key)) children.set(key, madeNodes(range, part, depth));
  return children;
}

const isWritten = (text: string, value: unknown): boolean =>
  typeof value === 'string' ? text.slice(1, -1) === value : text === String(value);

/** Elements in order. One spread that is no literal can be counted, by the length of the list; more cannot. */
function listNodes(
  module: ModuleText,
  elements: readonly Expression[],
  value: readonly unknown[],
  depth: number,
): readonly JsonNode[] {
  const isMade = (element: Expression) => module.ts.isSpreadElement(element);
  const first = elements.findIndex(isMade);
  const behind = first < 0 ? [] : elements.slice(first + 1);
  const maker = elements[first];
  const made = maker === undefined ? 0 : value.length - first - (behind.some(isMade) ? 0 : behind.length);
  return value.map((part, index) => {
    if (maker !== undefined && index >= first && index < first + made)
      return madeNodes(module.rangeOf(maker), part, depth);
    const element = index < first || maker === undefined ? elements[index] : behind[index - first - made];
    return element === undefined ? { ...NOWHERE } : literalNodes(module, element, part, depth);
  });
}

/** An element that the text does not have: the value was changed after it was made. */
const NOWHERE: JsonNode = { start: 0, end: 0, value: null, children: null };
