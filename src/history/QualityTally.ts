import {
  createIssue,
  demandType,
  type Json,
  nearestName,
  StagewrightError,
  unknownProperties,
} from '../issues/index.js';
import { type NumberReading, numberReading } from '../values/index.js';
import { actionsOf, QUALITY_KINDS, type Quality, type QualityKind, type QualityPolicy } from './Quality.js';
import { textIn } from './textOf.js';

const MOST_SAMPLES = 5;

type Found = {
  readonly count: number;
  readonly samples: readonly Json[];
  readonly readings?: readonly NumberReading[];
  readonly nearest?: readonly string[];
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
    const kinds = Object.keys(QUALITY_KINDS);
    const issues = [
      ...unknownProperties(policy, kinds, (kind) => `policy.${kind}`),
      ...Object.entries(policy).flatMap(([kind, action]) => {
        const choices = actionsOf(kind as QualityKind);
        return !kinds.includes(kind) || action === undefined || choices.includes(action)
          ? []
          : [createIssue('invalid_policy', `policy.${kind}`, { found: textIn(action), choices })];
      }),
    ];
    if (issues.length > 0) throw new StagewrightError(issues);
  }

  /** The same counts, to go on from. */
  copy(): QualityTally {
    return new QualityTally(this.policy, this.found);
  }

  /** @returns whether the row is to be left out. */
  add(kind: QualityKind, sample: Json): boolean {
    const { count, samples, ...seen } = this.found.get(kind) ?? { count: 0, samples: [] };
    const readings = kind === 'numeric_date' ? (seen.readings ?? []) : seen.readings;
    const reading =
      kind === 'numeric_date' || kind === 'unparsable_close_date' ? (numberReading(sample)?.reading ?? null) : null;
    this.found.set(kind, {
      ...seen,
      count: count + 1,
      samples: samples.length < MOST_SAMPLES ? [...samples, sample] : samples,
      ...(readings === undefined && reading === null ? {} : { readings: withOne(readings, reading) }),
    });
    return this.excludes(kind);
  }

  /** A column that is named and that no row has, where rows have others. */
  addColumn(column: string, others: Iterable<string>): void {
    this.add('unknown_column', column);
    const found = this.found.get('unknown_column') as Found;
    const nearest = nearestName(column, others);
    if (nearest !== null) this.found.set('unknown_column', { ...found, nearest: withOne(found.nearest, nearest) });
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

function withOne<T>(list: readonly T[] = [], one: T | null): readonly T[] {
  return one === null || list.includes(one) ? list : [...list, one];
}

/** A value as a sample shows it. */
export const sampleOf = (value: unknown): Json =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? value : textIn(value);
