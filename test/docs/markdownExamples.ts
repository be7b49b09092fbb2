import type { Example } from './Example.js';

type Block = Example['blocks'][number];

/**
 * The TypeScript blocks of a Markdown text. A block marked `ts continue` goes on where the one before it ended; one
 * marked `ts no-run` is left out, because what it shows cannot run by itself.
 *
 * @throws where a block of JavaScript is marked in a way that would escape the test.
 */
export function markdownExamples(path: string, text: string): readonly Example[] {
  const groups: Block[][] = [];
  let open: { readonly info: string; readonly line: number; readonly code: string[] } | null = null;
  text.split('\n').forEach((content, index) => {
    if (!content.startsWith('```')) {
      open?.code.push(content);
    } else if (open === null) {
      open = { info: content.slice(3).trim(), line: index + 2, code: [] };
    } else {
      close(open);
      open = null;
    }
  });
  return groups.flatMap((blocks) => (blocks[0] ? [{ path, place: `${path}:${blocks[0].line}`, blocks }] : []));

  function close({
    info,
    line,
    code,
  }: {
    readonly info: string;
    readonly line: number;
    readonly code: string[];
  }): void {
    const block = { line, code: code.join('\n') };
    const last = groups.at(-1);
    if (info === 'ts') groups.push([block]);
    else if (info === 'ts continue' && last !== undefined) last.push(block);
    else if (info !== 'ts no-run' && /^(?:ts|js|typescript|javascript|tsx|jsx)\b/.test(info)) {
      throw new Error(`${path}:${line}: a block is marked '${info}', which no test would run`);
    }
  }
}
