import type { Example } from './Example.js';

/** The `@example` of every docstring in a source text, each an example of its own; it ends at the next tag. */
export function docstringExamples(path: string, text: string): readonly Example[] {
  const examples: Example[] = [];
  let inComment = false;
  let open: { readonly line: number; readonly code: string[] } | null = null;
  text.split('\n').forEach((content, index) => {
    const line = content.trim();
    if (line.startsWith('/**')) inComment = true;
    if (!inComment) return;
    const ends = line.endsWith('*/');
    if (ends || /^\* @\w/.test(line)) open = close(open);
    else open?.code.push(line.replace(/^\* ?/, ''));
    if (/^\* @example\b/.test(line)) open = { line: index + 2, code: [] };
    if (ends) inComment = false;
  });
  return examples;

  function close(example: typeof open): null {
    if (example === null) return null;
    const code = example.code.filter((line) => !line.startsWith('```')).join('\n');
    examples.push({ path, place: `${path}:${example.line}`, blocks: [{ line: example.line, code }] });
    return null;
  }
}
