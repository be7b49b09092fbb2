import type { Process } from '../definition/index.js';
import { type Design, seriesOf } from './Design.js';

/** Where each stage stands in its series; the lowest place, where several series have it. */
export function stagePositions(design: Design): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const { series } of seriesOf(design)) {
    [...series.stages, ...series.afterWin].forEach(({ id }, at) => {
      positions.set(id, Math.min(at, positions.get(id) ?? at));
    });
  }
  return positions;
}

/** The gate that decides whether a deal is worth its costs: the first one on the way. */
export function initiationGate(design: Design): Process | undefined {
  const positions = stagePositions(design);
  const positionOf = ({ stage }: Process) =>
    stage === undefined ? Number.MAX_SAFE_INTEGER : (positions.get(stage) ?? 0);
  const gates = design.model.processes.filter(({ kind, effect }) => kind === 'gate' && effect === 'gate');
  return gates.reduce<Process | undefined>(
    (first, gate) => (first === undefined || positionOf(gate) < positionOf(first) ? gate : first),
    undefined,
  );
}
