import { isRecord } from '../issues/index.js';
import { type Checking, refer, report } from './Checking.js';
import { checkCycles } from './checkCycles.js';
import { BENCHMARK, PHASE, PROCESS } from './checkedShapes.js';
import { eachElement } from './checkId.js';
import { checkShape, PART } from './checkShape.js';
import { entriesOf, idsOf, textsOf } from './startChecking.js';

/** Processes: what they name, that somebody can answer them, and that none waits for itself. */
export function checkProcesses(checking: Checking): void {
  const { model, declared, malformed } = checking;
  const everywhere = declared.stage;
  eachElement(checking, 'process', model.processes, 'processes', (process, path) => {
    const series = textsOf(process.series);
    if (series.length > 0) declared.stage = stagesOf(checking, series);
    checkShape(checking, PROCESS, process, path);
    declared.stage = everywhere;
    const approvers = isRecord(process.approve) ? process.approve.by : undefined;
    if (Array.isArray(approvers) && approvers.length === 0 && process.run !== 'external')
      report(checking, 'empty_list', `${path}.approve.by`);
  });
  if (checking.malformed > malformed) return;
  checkCycles(
    checking,
    'process',
    model.processes,
    ({ after }) => after,
    (id) => `processes.${id}.after`,
  );
}

/** Phases: whom they bring together over which stages; the keys of duties are roles, before or after the win. */
export function checkPhases(checking: Checking): void {
  eachElement(checking, 'phase', checking.model.phases, 'phases', (phase, path) => {
    checkShape(checking, PHASE, phase, path);
    for (const key of isRecord(phase.duties) ? Object.keys(phase.duties) : []) {
      const role = checking.declared.role?.has(key) ? key : key.replace(/:(before|after)-win$/, '');
      if (role !== '*') refer(checking, 'role', role, `${path}.duties.${key}`);
    }
  });
}

/** Benchmarks: the stages, or an outcome, of their series. */
export function checkBenchmarks(checking: Checking): void {
  const { declared, model } = checking;
  for (const [index, benchmark] of model.benchmarks.entries()) {
    const of = isRecord(benchmark) ? benchmark.series : undefined;
    const series = typeof of === 'string' ? [of] : [];
    const outcomes = entriesOf(model.series)
      .filter(({ id }) => id === of)
      .flatMap(({ result }) => (isRecord(result) ? [...idsOf(result.outcomes)] : []));
    declared.benchmarkPlace = new Set([...stagesOf(checking, series), ...outcomes]);
    checkShape(checking, BENCHMARK, benchmark, `benchmarks.${index}`, PART);
  }
}

function stagesOf({ model }: Checking, series: readonly string[]): ReadonlySet<string> {
  const named = entriesOf(model.series).filter(({ id }) => series.includes(id as string));
  return new Set(named.flatMap(({ stages, afterWin }) => [...idsOf(stages), ...idsOf(afterWin)]));
}
