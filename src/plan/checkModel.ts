import type { SalesModel, Series } from '../definition/index.js';
import type { Issue } from '../issues/index.js';
import { type Checking, found, report, reportWrongType } from './Checking.js';
import { checkCycles } from './checkCycles.js';
import { MODEL, PROFILE, STAGE } from './checkedShapes.js';
import { checkFields, checkSuspendReasons } from './checkFields.js';
import { checkId, eachElement } from './checkId.js';
import { checkStateKeys } from './checkNames.js';
import { checkBenchmarks, checkPhases, checkProcesses } from './checkProcesses.js';
import { type CatalogueFaults, checkSeries, faultKey } from './checkSeries.js';
import { checkShape } from './checkShape.js';
import { startChecking } from './startChecking.js';

/** The one format that this version reads. */
const FORMAT = 'stagewright/1';

/** What a model carries beside what is looked at; completing it leaves out a `$schema` that is one. */
const CARRIED = ['id', 'label', 'description', 'meta', '$schema'];

/**
 * Every fault that leaves a completed model without a meaning, all at once: references to what is not declared, ids
 * that clash, words and numbers that the kernel cannot use, and stages, rules and processes that contradict each other.
 *
 * No validator library, and no assumption beyond `completeModel`: a model written by hand in JavaScript gets issues, not
 * a `TypeError`. Advice is the linter's. Cost: linear in the size of the model (times its variants, for reachability).
 *
 * @returns issues of severity `error`, none where the model holds. Their paths name elements by id where it is unique
 * (`series.project.stages.bid.requires.actions.0`), else by position.
 */
export function checkModel(model: SalesModel): readonly Issue[] {
  const checking = startChecking(model);
  checkHeader(checking);
  const { declared } = checking;
  const everywhere = declared.stage;
  checkShape(checking, MODEL, model, '', CARRIED);
  checkProfile(checking);
  if (checking.malformed === 0) {
    checkFields(checking);
    checkSuspendReasons(checking);
    checkStateKeys(
      checking,
      model.customerStates.map(({ id }) => id),
      'customerStates',
    );
    const mergedInto = ({ mergedInto: state }: SalesModel['customerStates'][number]) =>
      state === undefined ? [] : [state];
    checkCycles(checking, 'customerState', model.customerStates, mergedInto, (id) => `customerStates.${id}.mergedInto`);
  }
  const catalogue = checkCatalogue(checking);
  eachElement(checking, 'series', model.series, 'series', (series, path) => {
    checkSeries(checking, series as unknown as Series, path, catalogue);
  });
  declared.stage = everywhere;
  checkProcesses(checking);
  checkPhases(checking);
  if (Array.isArray(model.benchmarks)) checkBenchmarks(checking);
  else reportWrongType(checking, 'benchmarks', 'list', model.benchmarks);
  return checking.issues;
}

function checkHeader(checking: Checking): void {
  const { format, id, version, series, customerStates } = checking.model;
  const { $schema } = checking.model as { readonly $schema?: unknown };
  if ($schema !== undefined) reportWrongType(checking, '$schema', 'text', $schema);
  if (format !== FORMAT)
    report(checking, 'unsupported_format', 'format', { found: found(format), supported: [FORMAT] });
  checkId(checking, 'model', id, 'id');
  checkShape(checking, { version: { number: [1, null], whole: true, required: true } }, { version }, '');
  if (series.length === 0 && customerStates.length === 0) report(checking, 'no_series', 'series');
}

/** A profile that is given has all eight dimensions. */
function checkProfile(checking: Checking): void {
  const { profile } = checking.model;
  if (profile !== undefined) checkShape(checking, PROFILE, profile, 'profile', 'numbers');
}

/** Catalogue stages are written out: they use no other one. */
function checkCatalogue(checking: Checking): CatalogueFaults {
  const faults = new Map<string, ReadonlySet<string>>();
  eachElement(checking, 'catalogueStage', checking.model.stages, 'stages', (stage, path) => {
    const before = checking.issues.length;
    checkShape(checking, STAGE, stage, path);
    if (stage.use !== undefined)
      report(checking, 'nested_use', `${path}.use`, { stage: found(stage.id), use: found(stage.use) });
    faults.set(String(stage.id), new Set(checking.issues.slice(before).map((issue) => faultKey(issue, path))));
  });
  return faults;
}
