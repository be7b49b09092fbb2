import { completeModel, type SalesModel, type SalesModelInput } from '../definition/index.js';
import { createIssue, type Issue, isRecord, type Json, type Result } from '../issues/index.js';
import { checkModel } from '../plan/index.js';
import { pathNamer } from './pathNamer.js';
import { readJson } from './readJson.js';
import { shapeFaults } from './shapeFaults.js';

/**
 * Reads a sales model that was loaded from somewhere: a file, a database, a request.
 *
 * Never throws, whatever it is given: what is no plain JSON (a cycle, a getter that throws, a `Date`, `NaN`), is too large
 * (100,000 values, 10,000 in one list, texts of 100,000 characters) or too deep (200 levels; 50 for conditions) is refused with an issue.
 * What comes back is a copy with every default applied, its catalogue stages written out; parsing it again gives an
 * equal one, and `compileSalesModel` cannot fail on it.
 *
 * @param value anything; a JSON text is parsed by `JSON.parse` first. A `$schema` that names the model's schema for an editor
 * is read over.
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

  const misshapen = shapeFaults(withoutSchema(document)).map(({ keys, code, params }) =>
    createIssue(code, pathOf(keys), params),
  );
  const model = completeOf(document, misshapen.length > 0);
  const known = [...unreadable, ...misshapen.filter(besides(unreadable))];
  const issues = [...known, ...(model === null ? [] : checkModel(model).filter(besides(known)))];
  return model === null || issues.length > 0 ? { ok: false, issues } : { ok: true, value: model, issues };
}

/** A file may name its schema for the editor (`$schema`), which is no part of the model; completing and checking it see to that. */
function withoutSchema(document: Json): Json {
  if (!isRecord(document)) return document;
  const { $schema: _schema, ...model } = document;
  return model as Json;
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

/**
 * Whether an issue tells more than those known already: it is neither at the place of one of them nor within, and does not
 * say of a whole what they say of its parts.
 */
function besides(known: readonly Issue[]): (issue: Issue) => boolean {
  const places = new Set(known.map(({ path }) => path));
  const wholes = new Set(known.flatMap(({ path }) => wholesOf(path)));
  return ({ code, path }) =>
    !places.has(path) &&
    !wholesOf(path).some((whole) => places.has(whole)) &&
    !(code === 'wrong_type' && wholes.has(path));
}

/** `a.b.c` is a part of `a.b` and of `a`. */
function wholesOf(path: string): readonly string[] {
  const steps = path.split('.');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('.'));
}
