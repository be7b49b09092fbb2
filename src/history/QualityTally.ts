import { createIssue, demandType, type Json, StagewrightError } from '../issues/index.js';
import { type NumberReading, numberReading } from '../values/index.js';
import { QUALITY_KINDS, type Quality, type QualityKind, type QualityPolicy } from './Quality.js';
import { textIn } from './textOf.js';

const MOST_SAMPLES = 5;

type Found = {
  readonly count: number;
  readonly samples: readonly Json[];
  readonly readings?: readonly NumberReading[];
};

/** Counts problems while rows are read, and says by the policy what becomes of them. */
export class QualityTally {
  private readonly found: Map<QualityKind, Found>;

  constructor(
    private readonly policy: QualityPolicy = {},
    found: ReadonlyMap<QualityKind, Found> = new Map(),
  ) {
    demandType('policy', 'record', policy);
    this.found = new Map(found);
    const wrong = Object.entries(policy).filter(
      ([kind, action]) =>
        !Object.hasOwn(QUALITY_KINDS, kind) || !['refuse', 'exclude', 'keep', undefined].includes(action),
    );
    if (wrong.length > 0)
      throw new StagewrightError(
        wrong.map(([kind, action]) => createIssue('invalid_policy', `policy.${kind}`, { found: textIn(action) })),
      );
  }

  /** The same counts, to go on from. */
  copy(): QualityTally {
    return new QualityTally(this.policy, this.found);
  }

  /** @returns whether the row is to be left out. */
  add(kind: QualityKind, sample: Json): boolean {
    const { count, samples, readings } = this.found.get(kind) ?? { count: 0, samples: [] };
    this.found.set(kind, {
      count: count + 1,
      samples: samples.length < MOST_SAMPLES ? [...samples, sample] : samples,
      ...(kind === 'numeric_date' ? { readings: withReading(readings ?? [], sample) } : {}),
    });
    return this.excludes(kind);
  }

  excludes(kind: QualityKind): boolean {
    return (this.policy[kind] ?? QUALITY_KINDS[kind]) === 'exclude';
  }

  /** @throws {StagewrightError} one issue a kind that the policy refuses. */
  report(rows: number, path = 'rows'): Omit<Quality, 'changes'> {
    const all = [...this.found].sort(([a], [b]) => (a < b ? -1 : 1));
    const refused = all.filter(([kind]) => this.policy[kind] === 'refuse');
    if (refused.length > 0)
      throw new StagewrightError(refused.map(([kind, found]) => createIssue(kind, path, { ...found })));
    const problems = all.map(
      ([code, { count, ...seen }]) => ({ code, count, action: this.actionOf(code), ...seen }) as const,
    );
    const excluded = problems.reduce((sum, { action, count }) => sum + (action === 'excluded' ? count : 0), 0);
    return { rows, kept: rows - excluded, problems };
  }

  private actionOf(kind: QualityKind): 'excluded' | 'kept' | 'told' {
    if (QUALITY_KINDS[kind] === 'told') return 'told';
    return this.excludes(kind) ? 'excluded' : 'kept';
  }
}

function withReading(readings: readonly NumberReading[], sample: Json): readonly NumberReading[] {
  const reading = numberReading(sample)?.reading;
  return reading === undefined || readings.includes(reading) ? readings : [...readings, reading];
}

/** A value as a sample shows it. */
export const sampleOf = (value: unknown): Json =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? value : textIn(value);
