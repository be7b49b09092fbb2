import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../package/entries.js';

const unread = new Set(['.git', 'node_modules', 'dist', 'coverage', '.tmp']);

/**
 * The project's own text files, as paths from its folder: what git tracks or would add; in a tree without git (an
 * unpacked archive), everything but what is installed or built.
 */
export function ownFiles(): readonly string[] {
  if (!existsSync(join(root, '.git'))) return walk('');
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return listed
    .toString()
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)));
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function walk(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (unread.has(name)) return [];
    return statSync(join(root, path)).isDirectory() ? walk(path) : [path];
  });
}
