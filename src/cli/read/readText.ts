import { readFile } from 'node:fs/promises';
import { fail } from '../Failure.js';
import type { Surroundings } from '../Surroundings.js';

/** What a file is called in messages; `-` is standard input. */
export const nameOfFile = (file: string): string => (file === '-' ? 'stdin' : file);

/** The text of a file, without a mark of its encoding. */
export async function readText(file: string, surroundings: Surroundings): Promise<string> {
  const text = (file === '-' ? await surroundings.readInput() : await readOnDisk(file)).replace(/^\uFEFF/, '');
  if (text.trim() === '') fail('empty_input', { file: nameOfFile(file) });
  return text;
}

async function readOnDisk(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') fail('file_not_found', { file });
    if (code === 'EISDIR') fail('file_is_directory', { file });
    return fail('file_unreadable', { file, detail: message });
  }
}
