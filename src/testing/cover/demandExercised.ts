import { demandType } from '../../issues/index.js';
import { demandRecord, type Refusal, type TransitionRecord } from '../../opportunity/index.js';

/**
 * Refuses what is neither a record nor a refusal.
 *
 * @throws {StagewrightError} `wrong_type { expected, found }`.
 */
export function demandExercised(path: string, entry: unknown): TransitionRecord | Refusal {
  demandType(path, 'record', entry);
  if ('kind' in (entry as object)) {
    const { blockers } = entry as Partial<Refusal>;
    demandType(`${path}.blockers`, 'list', blockers);
    for (const [index, blocker] of Array.from(blockers ?? []).entries())
      demandType(`${path}.blockers.${index}`, 'record', blocker);
    return entry as Refusal;
  }
  demandRecord(path, entry);
  const record = entry as TransitionRecord;
  for (const part of ['model', 'by', 'reads'] as const) demandType(`${path}.${part}`, 'record', record[part]);
  return record;
}
