import { funnelConversion, timeInStage } from '../conversion/index.js';
import type { SalesModel, Series } from '../definition/index.js';
import { createIssue, isRecord } from '../issues/index.js';
import { proportionInterval } from '../statistics/index.js';
import { closedReasons } from './closedReasons.js';
import { type AnyHistory, type Design, type Evidence, type SeriesPlace, seriesOf } from './Design.js';
import type { Finding } from './Finding.js';
import type { Report, RuleOptions } from './LintRule.js';
import { once } from './once.js';

/** Advice that rests on what happened: looked for where a history is given. */
export type EvidenceRule<Options extends RuleOptions & { readonly minimum: number }> = {
  readonly code: string;
  readonly number: string;
  readonly severity: 'warning' | 'info';
  /** `minimum`: fewer opportunities (or moves) are no evidence. */
  readonly options: Options;
  readonly examine: (evidence: Evidence, report: Report, options: Options, design: Design) => void;
};

/**
 * Each history with the series whose stages it tells of: those of its path in their order, of a variant too. One that
 * fits none or several is told, and not looked at; so is what is no history.
 */
export function evidenceOf(
  model: SalesModel,
  histories: readonly unknown[],
): { readonly evidence: readonly Evidence[]; readonly wrong: readonly Finding[] } {
  const evidence: Evidence[] = [];
  const wrong: Finding[] = [];
  for (const [index, history] of histories.entries()) {
    if (!isHistory(history)) {
      wrong.push({ ...createIssue('not_a_history', `history.${index}`), number: 'SW000' });
      continue;
    }
    const fitting = fittingSeries(model, history);
    const [place] = fitting;
    if (place === undefined || fitting.length > 1) {
      const params = { stages: [...history.path.stages], count: fitting.length };
      wrong.push({ ...createIssue('history_of_no_series', `history.${index}`, params, 'warning'), number: 'SW950' });
    } else if (history.events > 0) evidence.push(evidenceIn(place, history));
  }
  return { evidence, wrong };
}

function evidenceIn(place: SeriesPlace, history: AnyHistory): Evidence {
  const asOf = lastInstant(history);
  return {
    ...place,
    history,
    asOf,
    times: once(() => timeInStage(history, { asOf }).total),
    funnel: once(() => funnelConversion(history, { asOf }).total),
    reasons: once(() => closedReasons(history, asOf)),
  };
}

/** Whether a value has what makes a history; what is read of it beyond comes from the functions that make one. */
function isHistory(value: unknown): value is AnyHistory {
  return (
    isRecord(value) && typeof value.spells === 'function' && typeof value.events === 'number' && isRecord(value.path)
  );
}

/**
 * The series that a history can be of: those that have just its stages, else those that have them among others; of several
 * the one that it names itself, as histories of the kernel's records do.
 */
function fittingSeries(model: SalesModel, history: AnyHistory): readonly SeriesPlace[] {
  const fitting = seriesOf({ model }).filter(({ series }) => tellsOf(history, series));
  const { path } = history;
  const exact = fitting.filter(({ series: { stages } }) => stages.length === path.stages.length);
  const near = exact.length > 0 ? exact : fitting;
  const named = new Set<unknown>(history.attributes.includes('series') ? history.values.series : []);
  const own = near.filter(({ series }) => named.size === 1 && named.has(series.id));
  return own.length > 0 ? own : near;
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
