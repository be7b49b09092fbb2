import { readFile } from 'node:fs/promises';
import { fail } from '../Failure.js';
import type { Surroundings } from '../Surroundings.js';

/** What a file is called in messages; `-` is standard input. */
export const nameOfFile = (file: string): string => (file === '-' ? 'stdin' : file);

/** The text of a file, without a mark of its encoding. */
export async function readText(file: string, surroundings: Surroundings): Promise<string> {
  return (await readMarkedText(file, surroundings)).replace(/^\uFEFF/, '');
}

/** The same with such a mark, where there is one. */
export async function readMarkedText(file: string, surroundings: Surroundings): Promise<string> {
  const read = file === '-' ? await surroundings.readInput() : await readOnDisk(file);
  const text = typeof read === 'string' ? read : decoded(read, nameOfFile(file));
  if (text.trim() === '') fail('empty_input', { file: nameOfFile(file) });
  return text;
}

/** Bytes of another encoding would be read as other texts, each character that is none as the same mark. */
function decoded(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail('not_utf8', { file });
  }
}

async function readOnDisk(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') fail('file_not_found', { file });
    if (code === 'EISDIR') fail('file_is_directory', { file });
    return fail('file_unreadable', { file, detail: message });
  }
}
