import { CLOSED, type StageHistory } from '../history/index.js';
import type { InstantInput } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import type { Measured } from './Measured.js';
import { exclusions, readFollowUp } from './reportBounds.js';
import { reportOf } from './reportOf.js';
import { type Journey, journeysOf, roadOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';

export type MaintenanceLoad = {
  readonly open: number;
  readonly stages: number;
  readonly cycleDays: number;
  /** Changes of stage to keep up with, a day. */
  readonly movesPerDay: number;
};

export type MaintenanceLoadOptions<B extends string = never> = {
  /** How long an opportunity takes from start to result, in days. */
  readonly cycleDays: number;
  readonly asOf: InstantInput;
  readonly groupBy?: readonly B[];
};

/**
 * What it costs to keep a pipeline up to date: open opportunities × stages / cycle, changes of stage a day.
 *
 * Open ones at `asOf` count, parked ones too; closed and voided ones do not (`excluded`). Stages of waiting are none.
 * Grouped by owner it is the load of each.
 *
 * @returns 0 for nobody open.
 * @throws {StagewrightError} `unreadable_instant`, `out_of_range` for a cycle that is not above 0.
 *
 * @example
 * import { historyFromRows, maintenanceLoad } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = Array.from({ length: 30 }, (_, id) => ({ id, at: '2026-01-02T00:00:00Z', to: 'lead' }));
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * maintenanceLoad(history, { cycleDays: 30, asOf: '2026-06-01T00:00:00Z' }).total.movesPerDay // => 2
 */
export function maintenanceLoad<A extends string, const B extends A = never>(
  history: StageHistory<A>,
  options: MaintenanceLoadOptions<B>,
): Measured<MaintenanceLoad, B> {
  checkOptions(history, options, { needs: ['cycleDays'] });
  const { cycleDays } = options;
  const asOf = readAsOf(options.asOf);
  readFollowUp(cycleDays, 'cycleDays');
  const stages = roadOf(history.path).stages.length;
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms).filter(({ isVoided, status }) =>
    isVoided ? leaveOut('voided') : status !== CLOSED || leaveOut('closed'),
  );
  const load = ({ length }: readonly Journey[]): MaintenanceLoad => ({
    open: length,
    stages,
    cycleDays,
    movesPerDay: (length * stages) / cycleDays,
  });
  return reportOf(history, members, options, {
    method: 'maintenanceLoad/open',
    asOf: asOf.text,
    n: members.length,
    excluded: counts,
    at: () => asOf.ms,
    value: load,
  });
}
