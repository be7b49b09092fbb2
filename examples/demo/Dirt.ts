import type { Language } from './Terminal.js';

/** Something in the file that cannot be right, or had to be read in a way worth knowing. */
export type Dirt = { readonly kind: keyof typeof KINDS; readonly line: number; readonly detail: string };

/** What each kind means, and what was done about it. */
const KINDS = {
  no_id: ['no id: row left out', '无编号：未计入'],
  no_stage: ['no stage: row left out', '无阶段：未计入'],
  second_id: ['id for the second time: row left out', '编号重复：未计入'],
  refused: ['row refused', '无法接收的行'],
  ragged_row: ['more or fewer cells than the header', '单元格数与表头不符'],
  read_as: ['not UTF-8: read in another encoding', '非 UTF-8：按其他编码读取'],
  column_twice: ['column for the second time: the last one counts', '列名重复：以最后一列为准'],
  other_spelling: ['stage spelled in another way: read as one', '阶段写法不一致：视为同一阶段'],
  rare_stage: ['stage of a single row: taken as it is', '仅一行使用的阶段：照原样保留'],
  blank_cell: ['blank cell', '空白单元格'],
  unreadable_date: ['unreadable date: taken as unknown', '日期无法识别：视为未知'],
  open_date_unknown: [
    'no opening date: the first known one, or that of the report, stands in',
    '无创建日期：以最早已知日期或报告日期代替',
  ],
  close_date_unknown: ['no closing date: the last known one stands in', '无关闭日期：以最后已知日期代替'],
  closed_before_opened: ['closed before it was opened: kept', '关闭早于创建：保留'],
  field_not_parsed: ['unreadable amount: taken as unknown', '金额无法识别：视为未知'],
  negative_amount: ['negative amount: kept', '金额为负：保留'],
  no_amount: ['no amount', '无金额'],
  listed_price: ['no amount, open: the list price stands in', '在途且无金额：以目录价代替'],
  other_product: ['product name read as another', '产品名称视为另一名称'],
  told: ['other', '其他'],
} as const;

/** Rows of these kinds count nowhere. */
export const LEFT_OUT: ReadonlySet<Dirt['kind']> = new Set(['no_id', 'no_stage', 'second_id', 'refused']);

export const isKind = (code: string): code is Dirt['kind'] => Object.hasOwn(KINDS, code);

export const kindText = (kind: Dirt['kind'], language: Language) => KINDS[kind][language === 'en' ? 0 : 1];
