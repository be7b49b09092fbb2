import type { SalesModelInput } from '../../definition/index.js';
import { parseSalesModel } from '../../parse/index.js';
import { type AnyPlan, compileSalesModel } from '../../plan/index.js';
import type { Surroundings } from '../Surroundings.js';
import { failAt } from './failAt.js';
import { readDocument } from './readDocument.js';

/** A model that holds, as it was written, and its plan. */
export type ReadModel = { readonly model: SalesModelInput; readonly plan: AnyPlan };

/** Reads a model that must hold; every fault ends the call, with its line where there is one. */
export async function readModel(file: string, surroundings: Surroundings): Promise<ReadModel> {
  const document = await readDocument(file, surroundings);
  const { value } = document;
  const parsed = parseSalesModel(value);
  if (parsed.ok) return { model: value as SalesModelInput, plan: compileSalesModel(parsed.value) };
  return failAt(document, parsed.issues);
}
