import type { Process, Series } from '../definition/index.js';
import type { Design } from './Design.js';

/** Where a process may be raised in a series: a position, `undefined` for anywhere, `null` for nowhere. */
export function positionIn({ stages, afterWin, id }: Series, { stage, series }: Process): number | null | undefined {
  if (series !== undefined && !series.includes(id)) return null;
  if (stage === undefined) return undefined;
  const at = [...stages, ...afterWin].findIndex((one) => one.id === stage);
  return at < 0 ? null : at;
}

/** The gate of a series that decides whether a deal is worth its costs: the first one on the way. */
export function initiationGate({ model: { processes } }: Design, series: Series): Process | undefined {
  const gates = processes.flatMap((process) => {
    const at = positionIn(series, process);
    const isGate = process.kind === 'gate' && process.effect === 'gate' && at !== null;
    return isGate ? [{ process, at: at ?? Number.MAX_SAFE_INTEGER }] : [];
  });
  return gates.reduce<(typeof gates)[number] | undefined>(
    (first, gate) => (first === undefined || gate.at < first.at ? gate : first),
    undefined,
  )?.process;
}

/** Whether a process can only be raised behind a gate: along `after`, however far; a circle is told by another rule. */
export function waitsForGate({ model: { processes } }: Design, process: Process): boolean {
  const byId = new Map(processes.map((one) => [one.id, one]));
  const seen = new Set<string>();
  const open = [...process.after];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const other = byId.get(id);
    if (other === undefined || seen.has(id)) continue;
    if (other.kind === 'gate') return true;
    seen.add(id);
    open.push(...other.after);
  }
  return false;
}
