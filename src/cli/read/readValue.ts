import type { Surroundings } from '../Surroundings.js';
import { parseJson } from './parseJson.js';
import { readDocument } from './readDocument.js';

/** A value that may be written out as JSON in the call itself, or stand in a file. */
export async function readValue(argument: string, name: string, surroundings: Surroundings): Promise<unknown> {
  if (/^\s*[[{]/.test(argument)) return parseJson(argument, `<${name}>`).value;
  return (await readDocument(argument, surroundings)).value;
}
