const USUAL_LEVEL = 0.95;

/** The level that a result tells: the one asked for, or 0.95 where that is none between 0 and 1 and the result has no interval. */
export function levelOf(level: number | undefined): number {
  return level !== undefined && Number.isFinite(level) && level > 0 && level < 1 ? level : USUAL_LEVEL;
}
