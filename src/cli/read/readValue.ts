import type { Surroundings } from '../Surroundings.js';
import type { Document } from './Document.js';
import { parseJson } from './parseJson.js';
import { readDocument } from './readDocument.js';

/** A value that may be written out as JSON in the call itself, or stand in a file. */
export async function readValue(argument: string, name: string, surroundings: Surroundings): Promise<unknown> {
  return (await readArgument(argument, name, surroundings)).value;
}

/** The same with where it stands; what the call itself writes out is called by its name: `<rules>`. */
export async function readArgument(argument: string, name: string, surroundings: Surroundings): Promise<Document> {
  return /^\s*[[{]/.test(argument) ? parseJson(argument, `<${name}>`) : readDocument(argument, surroundings);
}
