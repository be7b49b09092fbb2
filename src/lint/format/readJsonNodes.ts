/** A JSON value, where it stands in its text, and what it holds. */
export type JsonNode = {
  readonly start: number;
  readonly end: number;
  /** Of a plain value; `null` of lists and records. */
  readonly value: unknown;
  readonly children: readonly JsonNode[] | ReadonlyMap<string, JsonNode> | null;
};

/** What is nested deeper has no positions of its own. */
const MAX_DEPTH = 200;

/**
 * The values of a JSON text with their positions; `null` where the text is not JSON.
 *
 * `JSON.parse` decides whether it is; what is left to do is to walk over a text that is known to be right.
 */
export function readJsonNodes(text: string): JsonNode | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  let at = 0;
  skipBlanks();
  return readValue(0);

  function skipBlanks(): void {
    while (' \t\r\n'.includes(text.charAt(at)) && at < text.length) at++;
  }

  function readValue(depth: number): JsonNode {
    const start = at;
    const sign = text.charAt(at);
    if (sign === '{' || sign === '[') {
      if (depth >= MAX_DEPTH) skipNested();
      else {
        const children = sign === '{' ? readRecord(depth) : readList(depth);
        return { start, end: at, value: null, children };
      }
      return { start, end: at, value: null, children: null };
    }
    const value = sign === '"' ? readText() : readWord();
    return { start, end: at, value, children: null };
  }

  function readRecord(depth: number): ReadonlyMap<string, JsonNode> {
    const children = new Map<string, JsonNode>();
    at++;
    skipBlanks();
    while (text.charAt(at) !== '}') {
      const key = readText();
      skipBlanks();
      at++;
      skipBlanks();
      children.set(key, readValue(depth + 1));
      skipComma();
    }
    at++;
    return children;
  }

  function readList(depth: number): readonly JsonNode[] {
    const children: JsonNode[] = [];
    at++;
    skipBlanks();
    while (text.charAt(at) !== ']') {
      children.push(readValue(depth + 1));
      skipComma();
    }
    at++;
    return children;
  }

  function skipComma(): void {
    skipBlanks();
    if (text.charAt(at) === ',') at++;
    skipBlanks();
  }

  function readText(): string {
    const start = at++;
    while (text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
    at++;
    return JSON.parse(text.slice(start, at));
  }

  function readWord(): unknown {
    const start = at;
    while (at < text.length && !',]} \t\r\n'.includes(text.charAt(at))) at++;
    return JSON.parse(text.slice(start, at));
  }

  function skipNested(): void {
    let open = 0;
    do {
      const sign = text.charAt(at);
      if (sign === '"') readText();
      else {
        if (sign === '{' || sign === '[') open++;
        if (sign === '}' || sign === ']') open--;
        at++;
      }
    } while (open > 0);
  }
}
