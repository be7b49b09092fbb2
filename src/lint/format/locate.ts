import { type JsonNode, readJsonNodes } from './readJsonNodes.js';

/** A stretch of a text; lines and columns from 1, columns in UTF-16 units. */
export type Region = {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
};

/**
 * Finds what paths of issues name in the text that a model was read from: its JSON, unless its nodes are given.
 *
 * @returns a function from paths to regions. A path whose end is missing from the text leads to what is there of it: a
 * property that should stand somewhere is shown where it should stand. `null` for a text that is not JSON.
 */
export function locator(text: string, root: JsonNode | null = readJsonNodes(text)): ((path: string) => Region) | null {
  if (root === null) return null;
  const starts = lineStarts(text);
  return (path) => regionOf(deepest(root, path).node, starts);
}

/** `pointer`: the JSON pointer (RFC 6901) of the node; `left`: how much of the path leads nowhere. */
type Found = { readonly node: JsonNode; readonly left: number; readonly pointer: string };

/**
 * The JSON pointer of what a path of issues names in a value; `null` where it leads nowhere.
 *
 * @param value plain JSON, such as a model.
 */
export function pointerTo(value: object, path: string): string | null {
  const root = readJsonNodes(JSON.stringify(value));
  const found = root === null ? null : deepest(root, path);
  return found === null || found.left > 0 ? null : found.pointer;
}

/** The node that most of a path leads to. Steps are ids, keys or positions, and ids may hold dots themselves. */
function deepest(node: JsonNode, path: string, pointer = ''): Found {
  let best: Found = { node, left: path.length, pointer };
  if (path === '' || node.children === null) return best;
  for (let end = path.indexOf('.'); ; end = path.indexOf('.', end + 1)) {
    const child = childNamed(node, end < 0 ? path : path.slice(0, end));
    if (child !== undefined) {
      const within = `${pointer}/${child.step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const found = deepest(child.node, end < 0 ? '' : path.slice(end + 1), within);
      if (found.left < best.left) best = found;
    }
    if (end < 0 || best.left === 0) return best;
  }
}

/** A child by its id, key or position, with the key or position that it stands at. */
function childNamed(
  { children }: JsonNode,
  step: string,
): { readonly node: JsonNode; readonly step: string } | undefined {
  if (!Array.isArray(children)) {
    const node = (children as ReadonlyMap<string, JsonNode> | null)?.get(step);
    return node && { node, step };
  }
  const list = children as readonly JsonNode[];
  const named = list.findIndex((entry) => idOf(entry) === step);
  const at = named < 0 && /^\d+$/.test(step) ? Number(step) : named;
  const node = list[at];
  return node && { node, step: String(at) };
}

/** An element is a text, or has an `id`, or is taken from the catalogue. */
function idOf({ value, children }: JsonNode): unknown {
  if (children === null || Array.isArray(children)) return value;
  const named = children as ReadonlyMap<string, JsonNode>;
  return (named.get('id') ?? named.get('use'))?.value;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function regionOf({ start, end }: JsonNode, starts: readonly number[]): Region {
  const [startLine, startColumn] = positionOf(start, starts);
  const [endLine, endColumn] = positionOf(end, starts);
  return { startLine, startColumn, endLine, endColumn };
}

function positionOf(offset: number, starts: readonly number[]): readonly [number, number] {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - (starts[low] ?? 0) + 1];
}
