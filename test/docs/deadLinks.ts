import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * Links of a document that lead nowhere, as `path:line: link`: a file or a folder that is not there, a heading that no
 * document has. Paths are those from `folder`, above which nothing exists.
 */
export function deadLinks(folder: string, path: string, text: string): readonly string[] {
  return prose(text).flatMap((line, index) =>
    [...line.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
      .map((found) => String(found[1]))
      .filter((link) => !/^(?:https?|mailto):/.test(link) && !leadsSomewhere(folder, path, text, link))
      .map((link) => `${path}:${index + 1}: ${link}`),
  );
}

function leadsSomewhere(folder: string, path: string, text: string, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const target = file === '' ? path : posix.join(posix.dirname(path), file);
  if (target.startsWith('..') || !existsSync(join(folder, target))) return false;
  if (heading === undefined) return true;
  if (statSync(join(folder, target)).isDirectory()) return false;
  const there = file === '' ? text : readFileSync(join(folder, target), 'utf8');
  return anchors(there).includes(decodeURIComponent(heading));
}

/** The lines of a text, those of code blocks emptied. */
function prose(text: string): readonly string[] {
  let inCode = false;
  return text.split('\n').map((line) => {
    if (line.trimStart().startsWith('```')) inCode = !inCode;
    return inCode || line.trimStart().startsWith('```') ? '' : line;
  });
}

/** What headings are called in links: lower case, hyphens for spaces, no punctuation; the second of a name gets `-1`. */
function anchors(text: string): readonly string[] {
  const seen = new Map<string, number>();
  return prose(text)
    .filter((line) => /^#{1,6} /.test(line))
    .map((line) => {
      const words = line.replace(/^#+ /, '').toLowerCase();
      const name = words
        .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
        .trim()
        .replaceAll(' ', '-');
      const times = seen.get(name) ?? 0;
      seen.set(name, times + 1);
      return times === 0 ? name : `${name}-${times}`;
    });
}
