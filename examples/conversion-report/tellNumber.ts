import { en } from 'stagewright';
import { describeParts, type Measured, members } from 'stagewright/conversion';
import { zhCN } from 'stagewright/locales/zh-CN';
import type { Language, Told } from '../report-page/ReportPage.js';

export type Asked = {
  /** Where the number stands in the report. */
  readonly at: string;
  /** What it is the number of: a stage, a period. */
  readonly name: string;
  /** The number as people read it. */
  readonly text: string;
  readonly group?: { readonly [dimension: string]: string | null } | undefined;
};

/** A number of a report with its definition and the opportunities behind it: who counts twice in it is listed twice. */
export function tellNumber(report: Measured<unknown>, language: Language, { at, name, text, group }: Asked): Told {
  const { title, definition, notes, colon } = describeParts(report, {
    locale: language === 'en' ? en : zhCN,
    lines: 0,
  });
  const found = members(report, { at, ...(group === undefined ? {} : { group }) });
  return {
    text,
    definition: `${name} · ${title}${colon}${definition} ${notes[0] ?? ''}`,
    method: report.method,
    ...(found.ok ? { ids: listed(found.value) } : {}),
  };
}

function listed({ ids, parts }: { readonly ids: readonly string[]; readonly parts: readonly unknown[] | null }) {
  return ids.flatMap((id, index) => Array.from({ length: parts === null ? 1 : Number(parts[index]) }, () => id));
}
