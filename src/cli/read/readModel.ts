import type { SalesModelInput } from '../../definition/index.js';
import { locator } from '../../lint/index.js';
import { parseSalesModel } from '../../parse/index.js';
import { type AnyPlan, compileSalesModel } from '../../plan/index.js';
import { Failure } from '../Failure.js';
import type { Surroundings } from '../Surroundings.js';
import { readDocument } from './readDocument.js';

/** A model that holds, as it was written, and its plan. */
export type ReadModel = { readonly model: SalesModelInput; readonly plan: AnyPlan };

/** Reads a model that must hold; every fault ends the call, with its line where there is one. */
export async function readModel(file: string, surroundings: Surroundings): Promise<ReadModel> {
  const { value, locate: located } = await readDocument(file, surroundings);
  const parsed = parseSalesModel(value);
  if (parsed.ok) return { model: value as SalesModelInput, plan: compileSalesModel(parsed.value) };
  const { source } = located();
  const locate = source.text === undefined ? null : locator(source.text, source.nodes);
  throw new Failure(
    parsed.issues.map((issue) => {
      const region = locate?.(issue.path);
      const line = region === undefined ? '' : `:${region.startLine}:${region.startColumn}`;
      return { ...issue, path: `${source.uri}${line} ${issue.path}` };
    }),
  );
}
