import { demandType } from '../../issues/index.js';
import { bareText, demandLocale, fillTemplate, isChinese, issueText, type Locale } from '../../locales/index.js';
import type { Measured } from '../Measured.js';
import { demandReport } from './demandReport.js';
import { type ReportRow, rowsOf } from './rowsOf.js';
import { rowText, wordIn } from './rowText.js';
import { chinese } from './texts/chinese.js';
import { english } from './texts/english.js';
import type { ReportTexts } from './texts/ReportTexts.js';

export type DescribeOptions = {
  /** No default, so that no language is in a bundle that does not speak it. Chinese for `zh`, else English; warnings are told in its messages. */
  readonly locale: Locale;
  /** The host's names of stages, outcomes and the like, by id; an id without one stands for itself. */
  readonly names?: { readonly [id: string]: string };
  /** Most lines of the result; default 20. */
  readonly lines?: number;
};

/**
 * What a report says, in sentences for people: what its number is and how it is made, in which variant, of how many, as of
 * when, within which periods, who is left out and why, what to mind, and the numbers of the whole with their intervals and what they are of.
 *
 * One line each, in English or Simplified Chinese. Numbers are rounded to be read; for unrounded ones, and for the groups,
 * see `toTable`. A measure of the host's own is called by its `method`, and its fields by their names. Linear in the whole.
 *
 * Only what is `Measured` is described: a forecast, its law or a bridge is refused (`other_report`).
 *
 * @throws {StagewrightError} `wrong_type`, `missing_property`, `other_report` of what is no report; `wrong_type` of a locale that
 * is none.
 *
 * @example
 * import { en } from 'stagewright';
 * import { describe, historyFromRows, winRate } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'won' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lost' },
 *   { id: 'c', at: '2026-01-04T00:00:00Z', to: 'lead' },
 * ];
 * const columns = { opportunityId: 'id', at: 'at', to: 'to', recordedAt: 'at' } as const;
 * const { history } = historyFromRows(rows, { path, columns });
 * const basis = { closedDuring: { from: '2026-01-01', to: '2026-02-01' } };
 * const lines = describe(winRate(history, { basis, asOf: '2026-06-01T00:00:00Z' }), { locale: en }).split('\n');
 * lines[0] // => 'Win rate: Opportunities won over those that count, each once, with its last outcome.'
 * lines[3] // => 'Bounds: closed from 2026-01-01 to 2026-02-01 (the end of a period is not in it; dates of UTC).'
 * lines.slice(4) // => ['Left out: 1 open.', 'Result: 50.0 % (9.5–90.5 %, 1 of 2)']
 */
export function describe(report: Measured<unknown>, options: DescribeOptions): string {
  const told = describeParts(report, options);
  return [
    told.definition === '' ? told.title : `${told.title}${told.colon}${told.definition}`,
    ...told.notes,
    ...told.result,
    ...told.split,
  ].join('\n');
}

export type ReportDescription = {
  readonly title: string;
  /** What the number is and how it is made; empty for a measure that the library does not know. */
  readonly definition: string;
  /** The variant, the population, who is left out, and what to mind, a sentence each. */
  readonly notes: readonly string[];
  /** The numbers of the whole, a line each. */
  readonly result: readonly string[];
  /** How many groups there are, and by what; nothing for an undivided report. */
  readonly split: readonly string[];
  /** What stands between a title and its text in the language. */
  readonly colon: string;
};

/**
 * What `describe` says, part by part, for a page that sets a title as a title and shows the numbers itself.
 *
 * @example
 * import { describeParts, historyFromRows, winRate } from 'stagewright/conversion';
 * import { zhCN } from 'stagewright/locales/zh-CN';
 * const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'won' }];
 * const columns = { opportunityId: 'id', at: 'at', to: 'to', recordedAt: 'at' } as const;
 * const { history } = historyFromRows(rows, { path, columns });
 * const basis = { closedDuring: { from: '2026-01-01', to: '2026-02-01' } };
 * const report = winRate(history, { basis, asOf: '2026-06-01T00:00:00Z' });
 * const { title, notes } = describeParts(report, { locale: zhCN });
 * [title, notes[0]] // => ['赢单率', '口径：按期内最终关闭，以已赢、已输、已放弃为基数。']
 */
export function describeParts(report: Measured<unknown>, options: DescribeOptions): ReportDescription {
  demandReport(report, true);
  demandType('options', 'record', options);
  const { locale, names = {}, lines = 20 } = options;
  demandLocale(locale);
  const texts: ReportTexts = isChinese(locale.language) ? chinese : english;
  const { method, asOf, zone, bounds, n, excluded, warnings, total, groups } = report;
  const fill = (template: string, params: { readonly [name: string]: string | number }) =>
    fillTemplate(template, (name) => (params[name] === undefined ? null : String(params[name])));
  const [measure = '', ...segments] = method.split('/');
  const ofCloses = segments.includes(EVERY_CLOSE);
  // What is defined otherwise by its variants: by each close, by amount, or both.
  const defining = [measure, ...DEFINING.filter((segment) => segments.includes(segment))].join('/');
  const [title, definition] = wordIn(texts.measures, defining) ?? wordIn(texts.measures, measure) ?? [measure, ''];
  // That every close counts is said in the definition, and in the words of what it varies.
  const variants = segments
    .filter((segment) => segment !== EVERY_CLOSE)
    .map(
      (segment) =>
        (ofCloses ? wordIn(texts.variants, `${EVERY_CLOSE}/${segment}`) : undefined) ??
        wordIn(texts.variants, `${measure}/${segment}`) ??
        wordIn(texts.variants, segment) ??
        wordIn(texts.measures, segment)?.[0] ??
        segment,
    );
  const left = Object.entries(excluded).map(([why, count]) =>
    fill(texts.leftOutOne, { count, why: wordIn(texts.excluded, why) ?? why }),
  );
  const dimensions = Object.keys(groups[0]?.key ?? {}).map((name) => {
    const unit = name === 'period' && typeof bounds.every === 'string' ? bounds.every : name;
    return wordIn(texts.dimension, unit) ?? name;
  });
  const told = Object.entries(bounds)
    // Words of a variant are told as such, and periods of groups with the groups.
    .filter(
      ([option, bound]) =>
        !TOLD_ELSEWHERE.includes(option) && (PLACES.includes(option) || !segments.includes(`${bound}`)),
    )
    .map(([option, bound]) => boundText(option, bound));
  const rows = shownRows(rowsOf(total)).flatMap((row) => rowText(row, { texts, method, options }));
  const hidden = rows.length - lines;
  function boundText(option: string, bound: string | number | readonly string[]): string {
    const named = (value: string | number) => wordIn(names, String(value)) ?? value;
    const template = wordIn(texts.bounds, `${option}/${bound}`) ?? wordIn(texts.bounds, option);
    const within = template === undefined ? boundWithin(option) : null;
    if (within !== null && typeof bound !== 'object')
      return fill(within.template, { name: named(within.name), value: bound });
    if (typeof bound === 'object') {
      const [from = '', to = ''] = bound;
      return fill(template ?? `${option} {from}–{to}`, { from: named(from), to: named(to) });
    }
    return fill(template ?? `${option} {value}`, { value: named(bound) });
  }

  /** Of what is told by its way, whose last part is a stage or a currency: `inStage.byStage.lead`, `start.USD`. */
  function boundWithin(option: string): { readonly template: string; readonly name: string } | null {
    const [first = '', second = '', ...others] = option.split('.');
    const [outer, inner] = [wordIn(texts.bounds, first), wordIn(texts.bounds, `${first}.${second}`)];
    if (inner !== undefined) return { template: inner, name: others.join('.') };
    return outer === undefined ? null : { template: outer, name: [second, ...others].join('.') };
  }

  return {
    title,
    definition,
    colon: texts.colon,
    notes: [
      ...(variants.length === 0 ? [] : [fill(texts.variant, { variants: variants.join(texts.list) })]),
      fill(ofCloses ? texts.populationOfCloses : texts.population, { n, asOf }),
      told.length === 0
        ? fill(texts.unbounded, { zone })
        : fill(Object.entries(bounds).some(isPeriod) ? texts.boundedByPeriods : texts.bounded, {
            bounds: told.join(texts.list),
            zone,
          }),
      left.length === 0 ? texts.nobodyLeftOut : fill(texts.leftOut, { excluded: left.join(texts.list) }),
      ...warnings.map(
        (warning) =>
          `${texts.warnings}${issueText(warning, locale.messages, locale, (_, id) => id) ?? bareText(warning)}`,
      ),
    ],
    result: [
      ...(rows.length === 1
        ? [`${texts.result}${rows[0] ?? ''}`]
        : [texts.result.trim(), ...rows.slice(0, lines).map((row) => `- ${row}`)]),
      ...(hidden > 0 ? [fill(texts.more, { count: hidden })] : []),
    ],
    split:
      groups.length === 0
        ? []
        : [fill(texts.groups, { dimensions: dimensions.join(texts.nameList), count: groups.length })],
  };
}

/** The variant whose numbers are closes, where those of others are opportunities. */
const EVERY_CLOSE = 'everyClose';

/** Variants with a definition of their own, in the order of their keys. */
const DEFINING = [EVERY_CLOSE, 'amount'];

/** Whether a bound is a stretch of time: two names of stages are none, nor the two instants that a ratio stands at. */
const isPeriod = ([option, bound]: readonly [string, unknown]): boolean =>
  option !== 'at' && Array.isArray(bound) && bound.every((end) => /^\d{4}-\d\d-\d\d/.test(end));

/** Told with the groups, and as a variant. */
const TOLD_ELSEWHERE = ['every', 'repeats'];

/** Options that name places, whatever these are called. */
const PLACES = ['stage', 'from', 'to'];

/** Of a curve its end; tables of numbers are for a table. */
function shownRows(rows: readonly ReportRow[]): readonly ReportRow[] {
  return rows.flatMap(({ at, fields }, index) => {
    const last = (suffix: string) => fields.find(({ form, name }) => form === 'name' && name.endsWith(suffix));
    const position = last('position');
    if (position === undefined) return [{ at, fields }];
    if (last('row') !== undefined) return [];
    const next = rows[index + 1]?.fields.find(({ form, name }) => form === 'name' && name === position.name);
    const isNamed = fields.some(({ form, value }) => form === 'name' && typeof value === 'string');
    if (!isNamed && Number(next?.value ?? 0) > Number(position.value)) return [];
    return [{ at, fields: fields.filter((field) => field !== position) }];
  });
}
