import type { PlannedMoveKind } from './PlannedMove.js';

/** The name of a move in reports of coverage: the same in every variant of a series. */
export function moveKey(series: string, from: string, to: string, kind: PlannedMoveKind): string {
  return kind === 'finish' ? `${series}: ${from} → end` : `${series}: ${from} → ${to} (${kind})`;
}
