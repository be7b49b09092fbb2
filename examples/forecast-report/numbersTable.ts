import type { Money } from 'stagewright';
import type { Told } from '../report-page/ReportPage.js';
import type { Telling } from './Telling.js';

/** A number by its name: its text, what it means, and who is counted in it. */
export type NamedNumber = readonly [name: string, text: string, definition?: string, ids?: readonly string[]];

/** A table of two columns: names and numbers that open what they mean. */
export function numbersTable({ say }: Pick<Telling, 'say'>, method: string, numbers: readonly NamedNumber[]) {
  return {
    head: [say('number', '指标'), say('value', '数值')],
    rows: numbers.map(([name, text, definition, ids]): readonly (string | Told)[] => [
      name,
      definition === undefined ? text : { text, definition, method, ...(ids === undefined ? {} : { ids }) },
    ]),
  };
}

export function percent(share: number | null | undefined): string {
  return share == null ? '–' : `${(share * 100).toFixed(1)} %`;
}

/** An amount with its thousands apart. */
export function grouped({ amount, currency }: Money): string {
  const [whole = '', ...decimals] = amount.split('.');
  return `${[whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','), ...decimals].join('.')} ${currency}`;
}
