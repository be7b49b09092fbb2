import type { Moves, RollBackRule, SkipRule, Stage } from '../definition/index.js';
import { buildMoves } from './buildMoves.js';
import type { ProcessPlan } from './ProcessPlan.js';
import { actionRequirements, requirementsOf } from './requirementsOf.js';
import type { OutcomePlan, SeriesPlan, StagePlan, Track } from './SeriesPlan.js';

/** What a variant leaves of a series: whatever names a dropped stage is read without it. */
export function buildTrack(
  { series, path, id }: SeriesPlan,
  variant: string | null,
  dropped: ReadonlySet<string>,
  processes: ReadonlyMap<string, ProcessPlan>,
): Track {
  const open = series.stages.filter((stage) => !dropped.has(stage.id));
  const afterWin = series.afterWin.filter((stage) => !dropped.has(stage.id));
  const moves = movesWithout(series.moves, dropped);
  const lastIds = keptActionStages(moves, series.result.reopen !== false && series.result.reopen.keep === 'all');
  const stages = [...open, ...afterWin].map((stage, index): StagePlan => {
    const stagePath = `${path}.${index < open.length ? 'stages' : 'afterWin'}.${stage.id}`;
    return {
      id: stage.id,
      index,
      path: stagePath,
      stage,
      afterWin: index >= open.length,
      requirements: requirementsOf(stage.requires, `${stagePath}.requires`, processes),
      optional: actionRequirements(stage.optional.actions, `${stagePath}.optional.actions`, false),
      processes: [...processes.values()].filter((process) => belongsTo(process, stage, id, dropped)),
      keepsActions: lastIds === 'all' || lastIds.has(stage.id),
    };
  });
  const outcomes = series.result.outcomes.map((outcome, index): OutcomePlan => {
    const outcomePath = `${path}.result.outcomes.${outcome.id}`;
    return {
      index,
      path: outcomePath,
      outcome,
      requirements: requirementsOf(outcome.requires, `${outcomePath}.requires`, processes),
      reasons: outcome.reasons ? new Set(outcome.reasons.map((reason) => reason.id)) : null,
    };
  });
  const stageIndex = new Map(stages.map((stage) => [stage.id, stage.index]));
  const startIn = (series.startIn ?? []).flatMap((stage) => stageIndex.get(stage) ?? []);
  const base = {
    series,
    path,
    variant,
    stages,
    open: open.length,
    dropped,
    stageIndex,
    outcomes,
    outcomeIndex: new Map(outcomes.map(({ outcome, index }) => [outcome.id, index])),
    size: stages.length + outcomes.length,
    startIn: startIn.length > 0 ? startIn : [0],
    reopenTo: reopenTarget(series.result.reopen, series.stages, stageIndex),
  };
  return { ...base, ...buildMoves(base, moves) };
}

/** A process belongs where it is raised; without a stage, where it is asked for or an action waits for it. */
function belongsTo({ process }: ProcessPlan, stage: Stage, series: string, dropped: ReadonlySet<string>): boolean {
  if (process.series && !process.series.includes(series)) return false;
  if (process.stage !== undefined && !dropped.has(process.stage)) return process.stage === stage.id;
  return (
    stage.requires.processes.includes(process.id) ||
    stage.requires.actions.some(({ action }) => action === process.before)
  );
}

function movesWithout(moves: Moves, dropped: ReadonlySet<string>): Moves {
  const kept = <Rule extends SkipRule | RollBackRule>(rules: string | readonly Rule[]) =>
    typeof rules === 'string'
      ? rules
      : rules.filter(({ from, to }) => !dropped.has(to) && (from === undefined || !dropped.has(from)));
  return { ...moves, skip: kept(moves.skip), rollBack: kept(moves.rollBack) } as Moves;
}

/** Stages whose completions must outlive the visit, because a rollback or a reopening may bring them back. */
function keptActionStages(moves: Moves, reopenKeepsAll: boolean): ReadonlySet<string> | 'all' {
  if (reopenKeepsAll) return 'all';
  if (typeof moves.rollBack === 'string') return new Set();
  return new Set(moves.rollBack.filter(({ keep }) => keep === 'all').map(({ to }) => to));
}

/** `reopen.to` falls to the nearest kept stage before it, else to the first. */
function reopenTarget(
  reopen: Track['series']['result']['reopen'],
  all: readonly Stage[],
  kept: ReadonlyMap<string, number>,
): number | null {
  if (reopen === false || reopen.to === undefined) return null;
  for (let at = all.findIndex(({ id }) => id === reopen.to); at >= 0; at--) {
    const index = kept.get(all[at]?.id ?? '');
    if (index !== undefined) return index;
  }
  return 0;
}
