import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document as YamlDocument } from 'yaml';
import type { JsonNode } from '../../lint/index.js';
import { fail } from '../Failure.js';
import type { Document } from './Document.js';

/** Parses one YAML document (1.2, core schema: dates stay texts), with the place of every value. */
export function parseYaml(text: string, uri: string): Document {
  const document = parseDocument(text, { merge: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line = null, col = null } = error.linePos?.[0] ?? {};
    fail('not_yaml', {
      file: uri,
      line,
      column: col,
      detail: error.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? '',
    });
  }
  try {
    const value: unknown = document.toJS();
    const nodes = nodeOf(document.contents, document, text.length);
    const source = { uri, text, ...(nodes === null ? {} : { nodes }) };
    return { value, locate: () => ({ source, note: null }) };
  } catch (cause) {
    // More aliases than anybody writes, or one that leads nowhere or to itself.
    const detail = cause instanceof RangeError ? 'an alias that holds itself' : (cause as Error).message;
    return fail('not_yaml', { file: uri, line: null, column: null, detail });
  }
}

function nodeOf(node: unknown, document: YamlDocument, end: number): JsonNode | null {
  if (isAlias(node)) {
    const source = nodeOf(node.resolve(document) ?? null, document, end);
    return source && { ...source, start: node.range?.[0] ?? source.start, end: node.range?.[1] ?? source.end };
  }
  if (isScalar(node)) {
    return { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? end, value: node.value, children: null };
  }
  if (isSeq(node)) {
    const children = node.items.flatMap((item) => nodeOf(item, document, end) ?? []);
    return { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? end, value: null, children };
  }
  if (!isMap(node)) return null;
  const children = new Map<string, JsonNode>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : String(key);
    const child = nodeOf(value, document, end) ?? nodeOf(key, document, end);
    if (child === null) continue;
    children.set(name, child);
    if (name === '<<')
      for (const [merged, part] of mergedIn(child)) if (!children.has(merged)) children.set(merged, part);
  }
  return { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? end, value: null, children };
}

/** What a merge key brings in: the properties of a mapping, or of the first of several that has each. */
function mergedIn({ children }: JsonNode): readonly (readonly [string, JsonNode])[] {
  if (children instanceof Map) return [...children];
  return Array.isArray(children) ? children.flatMap(mergedIn) : [];
}
