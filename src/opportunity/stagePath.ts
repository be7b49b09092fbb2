import type { OutcomeKind, SalesModelInput, SeriesOf } from '../definition/index.js';
import { type AnyPlan, MOVE_KINDS, type SalesPlan, trackNamed } from '../plan/index.js';
import type { MoveKind, StagePath } from '../values/index.js';
import { type Named, namesOf } from './resolveNames.js';

/**
 * A series as plain data for the statistics, which know no plan: its stages in order, its outcomes by kind, their labels
 * and the names that other systems use (but for a name that stands for two), and the table of moves. It says which series
 * and variant it is of, so that records of another are not counted on it.
 *
 * @param variant One variant of the series; left out: the series without any, with all its stages.
 * @throws {StagewrightError} `unknown_reference` where the plan has no such series or variant.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, stagePath } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', label: 'First', aliases: ['A'] }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost' }] },
 *   }],
 * }));
 * stagePath(plan, 's').stages // => ['a', 'b']
 * stagePath(plan, 's').lost // => ['lost']
 * stagePath(plan, 's').aliases // => { First: 'a', A: 'a' }
 */
export function stagePath<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  series: SeriesOf<M>,
  variant?: string,
): StagePath {
  const track = trackNamed(plan as AnyPlan, series, variant);
  const { stages, open, outcomes, size } = track;
  const names = [...stages.map(({ id }) => id), ...outcomes.map(({ outcome }) => outcome.id)];
  const ofKind = (kind: OutcomeKind) =>
    outcomes.filter(({ outcome }) => outcome.kind === kind).map(({ outcome }) => outcome.id);
  const moves = Object.fromEntries(
    names.map((from, row): [string, { readonly [to: string]: MoveKind }] => [
      from,
      Object.fromEntries(
        names.flatMap((to, column): [string, MoveKind][] => {
          const kind = MOVE_KINDS[track.moves[row * size + column] ?? 0];
          return kind === undefined ? [] : [[to, kind]];
        }),
      ),
    ]),
  );
  return {
    series: track.series.id,
    variant: track.variant,
    stages: stages.slice(0, open).map(({ id }) => id),
    won: ofKind('won'),
    lost: ofKind('lost'),
    abandoned: ofKind('abandoned'),
    afterWin: stages.slice(open).map(({ id }) => id),
    parked: [],
    aliases: aliasesOf([...stages.map(({ stage }) => stage), ...outcomes.map(({ outcome }) => outcome)]),
    moves,
  };
}

/** Other names by the id that they stand for. One that is an id itself, or stands for two, is none. */
function aliasesOf(elements: readonly Named[]): { readonly [name: string]: string } {
  const ids = new Set(elements.map(({ id }) => id));
  const owners = new Map<string, string | null>();
  for (const element of elements) {
    for (const name of namesOf(element)) {
      const owner = owners.get(name);
      if (!ids.has(name)) owners.set(name, owner === undefined || owner === element.id ? element.id : null);
    }
  }
  return Object.fromEntries([...owners].flatMap(([name, id]) => (id === null ? [] : [[name, id] as const])));
}
