import { type Issue, isList, isRecord } from '../issues/index.js';
import { fillTemplate, isChinese } from '../locales/index.js';
import type { ChartFrame, ChartKind } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { dateOf } from './dateOf.js';
import { demandChartOptions, type OwnOptions } from './demandChartOptions.js';
import type { ChartTexts, ChartWord } from './texts/ChartTexts.js';
import { chinese } from './texts/chinese.js';
import { english } from './texts/english.js';

/** Everything that is said in a chart. */
export type Words = {
  readonly say: (word: ChartWord, params?: { readonly [name: string]: string | number }) => string;
  /** The host's name of an id; `null` is a value that is not given. */
  readonly nameOf: (id: string | null) => string;
  readonly scales: ChartTexts['scales'];
  readonly list: (entries: readonly string[]) => string;
  readonly frame: (kind: ChartKind, titles: Titles, report: Reported) => ChartFrame;
};

/** What one chart is called, and what it shows, in every language: it stands with the chart, and is dropped with it. */
export type Titles = {
  readonly [language in 'english' | 'chinese']: {
    readonly title: string;
    readonly definition: string;
    /** What the parts of a method behind its name mean to whoever reads the chart; parts without words go unsaid. */
    readonly variants?: { readonly [variant: string]: string };
  };
};

/** What reports say of themselves. */
export type Reported = {
  readonly method: string;
  readonly asOf: string | null;
  readonly n: number | null;
  readonly excluded?: { readonly [why: string]: number };
  readonly warnings?: readonly Issue[];
  /** Periods, instants, a stage: what the numbers are of. */
  readonly bounds?: { readonly [option: string]: string | number | readonly string[] };
  /** The zone of its dates; without one they are of UTC. */
  readonly zone?: string;
  /** The period that a forecast is of. */
  readonly closing?: { readonly from: string; readonly to: string } | null;
  readonly isEmpty: boolean;
  /** Said in the subtitle, behind the instant. */
  readonly more?: string;
};

/**
 * The words of a chart, in the language of its options, which are held to what a chart takes.
 *
 * @throws {StagewrightError} as `demandChartOptions`.
 */
export function chartWords(options: ChartOptions, own: OwnOptions = {}): Words {
  demandChartOptions(options, own);
  const { locale = { language: 'en' }, names = {} } = options;
  const { language } = locale;
  const inChinese = isChinese(language);
  const { words, units, bounds: boundWords, scales, separator } = inChinese ? chinese : english;
  const say: Words['say'] = (word, params = {}) =>
    fillTemplate(words[word], (name) => (params[name] === undefined ? null : String(params[name])));
  const nameOf: Words['nameOf'] = (id) =>
    id === null ? say('none') : ((Object.hasOwn(names, id) ? names[id] : undefined) ?? id);
  const boundText = (option: string, bound: unknown): string | null => {
    const template = wordFor(option, boundWords);
    if (template === null || isRecord(bound)) return null;
    const [from, to] = isList(bound) ? bound.map((end) => shortInstant(String(end))) : [];
    const params = { from, to, period: periodText(from, to), value: isList(bound) ? undefined : nameOf(String(bound)) };
    return fillTemplate(template, (name) => params[name as keyof typeof params] ?? null);
  };
  /** Of dates both days are in it, as people say it; an instant ends it. */
  const periodText = (from = '', to = ''): string => {
    const last = DATE.test(from) && DATE.test(to) ? dayBefore(to) : null;
    if (last === null) return say('fromBefore', { from, to });
    return from === last ? from : say('fromTo', { from, to: last });
  };
  return {
    say,
    nameOf,
    scales,
    list: (entries) => entries.join(separator),
    frame: (kind, titles, { method, asOf, n, excluded = {}, warnings = [], isEmpty, more, ...report }) => {
      const { zone, closing } = report;
      const bounds: { readonly [option: string]: unknown } = {
        ...(isRecord(report.bounds) ? report.bounds : {}),
        ...(isRecord(closing) ? { forecastOf: [closing.from, closing.to] } : {}),
      };
      const { title, definition, variants = {} } = titles[inChinese ? 'chinese' : 'english'];
      const variantsOf = method.split('/').slice(1);
      // Where a variant is bounded it is told with its bound: not in a period, but in which.
      const boundOf = (option: string) => {
        const bound = Object.hasOwn(bounds, option) ? bounds[option] : null;
        return bound === null ? null : boundText(option, bound);
      };
      const told = [
        ...variantsOf.map((part) => boundOf(part) ?? wordFor(part, { ...units, ...variants })),
        ...Object.keys(bounds).map((option) => (variantsOf.includes(option) ? null : boundOf(option))),
      ];
      const left = Object.values(excluded).reduce((sum, count) => sum + count, 0);
      const parts = [
        ...told,
        asOf === null ? null : say('asOf', { date: dateOf(asOf, zone) }),
        more,
        n === null ? null : `n = ${n}`,
        left === 0 ? null : say('leftOut', { count: left }),
        isEmpty ? say('noData') : null,
      ];
      const subtitle = parts.filter((part) => part !== null && part !== undefined).join(' · ');
      return {
        kind,
        language,
        title,
        definition,
        subtitle,
        method,
        asOf,
        n,
        excluded,
        warnings,
      };
    },
  };
}

/** An instant to the minute, anything else as it is. */
const shortInstant = (text: string): string => text.replace(/(T\d\d:\d\d):00\.000Z$/, '$1Z');

const DATE = /^\d{4}-\d\d-\d\d$/;

/** `null` of a date that does not exist. */
function dayBefore(date: string): string | null {
  const ms = Date.parse(date) - 86_400_000;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString().slice(0, 10);
}

const wordFor = (part: string, words: { readonly [part: string]: string }): string | null =>
  (Object.hasOwn(words, part) ? words[part] : undefined) ?? null;

/** A share as people read it, `63.2 %`; a dash where there is none. */
export function percentText(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}
