import type { Series } from '../definition/index.js';
import { createIssue } from '../issues/index.js';
import { proportionInterval } from '../statistics/index.js';
import { type AnyHistory, type Design, seriesOf } from './Design.js';
import type { Finding } from './Finding.js';
import type { Report, RuleOptions } from './LintRule.js';

/** What happened in a series, beside its design. */
export type Evidence = {
  readonly design: Design;
  readonly series: Series;
  readonly path: string;
  readonly history: AnyHistory;
  /** The last instant that the history knows of: nothing later is asked. */
  readonly asOf: number;
};

/** Advice that rests on what happened: looked for where a history is given. */
export type EvidenceRule<Options extends RuleOptions & { readonly minimum: number }> = {
  readonly code: string;
  readonly number: string;
  readonly severity: 'warning' | 'info';
  /** `minimum`: fewer opportunities (or moves) are no evidence. */
  readonly options: Options;
  readonly examine: (evidence: Evidence, report: Report, options: Options) => void;
};

/**
 * Each history with the series whose stages it tells of: those of its path in their order, of a variant too. One that
 * fits none or several is told, and not looked at.
 */
export function evidenceOf(design: Design): {
  readonly evidence: readonly Evidence[];
  readonly wrong: readonly Finding[];
} {
  const evidence: Evidence[] = [];
  const wrong: Finding[] = [];
  for (const [index, history] of design.histories.entries()) {
    const fitting = seriesOf(design).filter(({ series }) => tellsOf(history, series));
    const [place] = fitting;
    if (place === undefined || fitting.length > 1) {
      const params = { stages: [...history.path.stages], count: fitting.length };
      wrong.push({ ...createIssue('history_of_no_series', `history.${index}`, params, 'warning'), number: 'SW950' });
    } else if (history.events > 0) evidence.push({ design, ...place, history, asOf: lastInstant(history) });
  }
  return { evidence, wrong };
}

/** A variant leaves stages out, and keeps their order. */
function tellsOf({ path }: AnyHistory, { stages, result }: Series): boolean {
  const at = path.stages.map((stage) => stages.findIndex(({ id }) => id === stage));
  const inOrder = at.every((index, position) => index > (at[position - 1] ?? -1));
  const outcomes = [...path.won, ...path.lost, ...path.abandoned];
  return at.length > 0 && inOrder && outcomes.every((outcome) => result.outcomes.some(({ id }) => id === outcome));
}

function lastInstant({ at, recordedAt }: AnyHistory): number {
  let last = Number.NEGATIVE_INFINITY;
  for (let event = 0; event < at.length; event++) last = Math.max(last, at[event] ?? last, recordedAt[event] ?? last);
  return last;
}

/** What a share is at least, by the lower end of Wilson's 95 % interval. */
export const atLeast = (count: number, n: number): number => proportionInterval(count, n).low ?? 0;

/** Shares and probabilities as messages show them. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;
