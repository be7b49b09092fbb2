import { stageFlow } from '../../conversion/index.js';
import { compileSalesModel, trackOf } from '../../plan/index.js';
import { atLeast, type Evidence, type EvidenceRule, rounded } from '../Evidence.js';

/** Part of the moves out of a stage are such as the design does not allow: the rule or the practice is wrong. */
export const ruleBroken: EvidenceRule<{ readonly minimum: number; readonly moreThan: number }> = {
  code: 'rule_broken',
  number: 'SW958',
  severity: 'warning',
  options: { minimum: 30, moreThan: 0.1 },
  examine: (evidence, report, { minimum, moreThan }) => {
    const { history, asOf, path } = evidence;
    const isAllowed = movesOf(evidence);
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

/** The moves of the design, between stages and outcomes. */
function movesOf({ design, series }: Evidence): (from: string, to: string) => boolean {
  const track = trackOf(compileSalesModel(design.input), series.id, null);
  if (track === undefined) return () => true;
  const placeOf = (id: string): number | undefined => {
    const outcome = track.outcomeIndex.get(id);
    return track.stageIndex.get(id) ?? (outcome === undefined ? undefined : track.stages.length + outcome);
  };
  return (from, to) => {
    const [row, column] = [placeOf(from), placeOf(to)];
    if (row === undefined || column === undefined) return true;
    return track.moves[row * track.size + column] !== 0;
  };
}
