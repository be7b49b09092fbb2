import { stageFlow } from '../../conversion/index.js';
import type { Series } from '../../definition/index.js';
import { compileSalesModel, type Track, trackOf } from '../../plan/index.js';
import type { Design } from '../Design.js';
import { atLeast, type EvidenceRule, rounded } from '../Evidence.js';

/** Part of the moves out of a stage are such as the design does not allow: the rule or the practice is wrong. */
export const ruleBroken: EvidenceRule<{ readonly minimum: number; readonly moreThan: number }> = {
  code: 'rule_broken',
  number: 'SW958',
  severity: 'warning',
  options: { minimum: 30, moreThan: 0.1 },
  examine: ({ history, asOf, series, path }, report, { minimum, moreThan }, design) => {
    const isAllowed = movesOf(design, series);
    const left = new Map<string, { n: number; broken: Map<string, { count: number; targets: string[] }> }>();
    for (const { from, to, count, kind } of stageFlow(history, { asOf }).total.rows) {
      if (from === null || !history.path.stages.includes(from)) continue;
      const moves = left.get(from) ?? { n: 0, broken: new Map() };
      left.set(from, moves);
      moves.n += count;
      if (isAllowed(from, to)) continue;
      const broken = moves.broken.get(kind) ?? { count: 0, targets: [] };
      moves.broken.set(kind, broken);
      broken.count += count;
      broken.targets.push(to);
    }
    for (const [stage, { n, broken }] of left) {
      for (const [kind, { count, targets }] of broken) {
        const low = atLeast(count, n);
        if (n < minimum || low <= moreThan) continue;
        const rule = kind === 'skip' || kind === 'rollBack' ? `.moves.${kind}` : kind === 'win' ? '.result' : '';
        const share = { n, count, share: rounded(count / n), low: rounded(low) };
        report(`${path}${rule}`, { stage, kind, targets, ...share }, { witness: [stage, ...targets.slice(0, 1)] });
      }
    }
  },
};

/**
 * The moves of the design, between stages and outcomes: those of the series, and those of its variants, since a history
 * does not say which one an opportunity went by.
 */
function movesOf({ input }: Design, { id, variants }: Series): (from: string, to: string) => boolean {
  const plan = compileSalesModel(input);
  const tracks = [null, ...variants.map((variant) => variant.id)].flatMap(
    (variant) => trackOf(plan, id, variant) ?? [],
  );
  return (from, to) => {
    const places = tracks.map((track) => [placeIn(track, from), placeIn(track, to)] as const);
    const isKnown = places.some(([row, column]) => row !== undefined && column !== undefined);
    return (
      !isKnown ||
      places.some(
        ([row, column], at) =>
          row !== undefined && column !== undefined && tracks[at]?.moves[row * tracks[at].size + column] !== 0,
      )
    );
  };
}

function placeIn({ stageIndex, outcomeIndex, stages }: Track, id: string): number | undefined {
  const outcome = outcomeIndex.get(id);
  return stageIndex.get(id) ?? (outcome === undefined ? undefined : stages.length + outcome);
}
