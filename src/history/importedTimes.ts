import type { TransitionRecord } from '../opportunity/index.js';
import { readInstant } from '../values/index.js';

type ImportedChanges = {
  readonly openedAt: string;
  readonly stageEnteredAt: string | null;
  readonly closing: { readonly at: string; readonly fromStage: string | null } | null;
};

/** An import is recorded when it happens; the opportunity was opened, entered its stage or closed before. */
export function importedTimes({ changes, event }: Pick<TransitionRecord, 'changes' | 'event'>, importedAt: number) {
  const { openedAt, stageEnteredAt, closing } = changes as ImportedChanges;
  const opened = readInstant(openedAt) ?? 0;
  const placed = closing?.at ?? stageEnteredAt;
  const { closedAt } = event as { readonly closedAt?: unknown };
  return {
    openedAt: opened,
    placedAt: Math.max(opened, placed === null ? importedAt : (readInstant(placed) ?? opened)),
    fromStage: closing?.fromStage ?? null,
    closeIsAssumed: closing !== null && (closedAt === undefined || closedAt === null),
  };
}
