import { completeModel, type SalesModel, type SalesModelInput } from '../definition/index.js';
import { createIssue, type Issue, type Json, type Result } from '../issues/index.js';
import { checkModel } from '../plan/index.js';
import { pathNamer } from './pathNamer.js';
import { readJson } from './readJson.js';
import { shapeFaults } from './shapeFaults.js';

/**
 * Reads a sales model that was loaded from somewhere: a file, a database, a request.
 *
 * Never throws, whatever it is given: what is no plain JSON (a cycle, a getter that throws, a `Date`, `NaN`), is too large
 * (200,000 values, texts of 100,000 characters) or too deep (200 levels; 50 for conditions) is refused with an issue.
 * What comes back is a copy with every default applied, its catalogue stages written out; parsing it again gives an
 * equal one, and `compileSalesModel` cannot fail on it.
 *
 * @param value anything; a JSON text is parsed by `JSON.parse` first.
 * @returns every fault at once, each with its path, its parameters and, where a name or a word is misspelt, the
 * nearest one (`unknown_reference`, `unknown_property`, `unknown_choice`, `missing_property`, `wrong_type`,
 * `out_of_range`, `duplicate_id`, …). Only where lists or records are missing so that the model cannot be
 * completed, faults of reference wait until its shape is mended.
 *
 * @example
 * import { parseSalesModel } from 'stagewright/parse';
 *
 * const loaded = JSON.parse(`{
 *   "format": "stagewright/1", "id": "saas", "version": 1, "actions": { "demo": "Product demo" },
 *   "series": [{
 *     "id": "new-business", "won": "contract-signed",
 *     "stages": [{ "id": "evaluate", "requires": { "actions": ["dmeo"] } }],
 *     "result": { "outcomes": [{ "id": "won", "kind": "won" }] }
 *   }]
 * }`);
 * parseSalesModel(loaded).issues[0]?.path // => 'series.new-business.stages.evaluate.requires.actions.0.action'
 * parseSalesModel(loaded).issues[0]?.params // => { kind: 'action', id: 'dmeo', nearest: 'demo' }
 */
export function parseSalesModel(value: unknown): Result<SalesModel> {
  const { value: document, faults } = readJson(value);
  const pathOf = pathNamer(document ?? null);
  const unreadable = faults.map(({ keys, code, params }) => createIssue(code, pathOf(keys), params));
  if (document === undefined) return { ok: false, issues: unreadable };

  const misshapen = shapeFaults(document).map(({ keys, code, params }) => createIssue(code, pathOf(keys), params));
  const model = completeOf(document, misshapen.length > 0);
  const issues = merge([unreadable, model === null ? [] : checkModel(model), misshapen]);
  return model === null || issues.length > 0 ? { ok: false, issues } : { ok: true, value: model, issues };
}

/** A document of a wrong shape may still be completed, so that its other faults are told too; or it may not. */
function completeOf(document: Json, isMisshapen: boolean): SalesModel | null {
  try {
    return completeModel(document as unknown as SalesModelInput);
  } catch (cause) {
    if (isMisshapen && cause instanceof TypeError) return null;
    throw cause;
  }
}

/** One fault a place: what an earlier list tells, a later one does not tell again, there or within. */
function merge(lists: readonly (readonly Issue[])[]): readonly Issue[] {
  const told = new Set<string>();
  return lists.flatMap((issues) => {
    const fresh = issues.filter(({ path }) => !isWithin(path, told));
    for (const { path } of issues) told.add(path);
    return fresh;
  });
}

function isWithin(path: string, places: ReadonlySet<string>): boolean {
  if (places.has(path)) return true;
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    if (places.has(path.slice(0, dot))) return true;
  }
  return false;
}
