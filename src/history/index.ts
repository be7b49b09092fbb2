export type { AttributeChangeTable, ChangeColumns } from './AttributeChangeTable.js';
export { amountAt, currencyAt } from './amountAt.js';
export { type AttributeMoments, attributeCodesAt, attributeValueAt } from './attributeCodesAt.js';
export type { Columns } from './Columns.js';
export { decodeHistory } from './decodeHistory.js';
export { demandHistory } from './demandHistory.js';
export { encodeHistory } from './encodeHistory.js';
export { type ColumnsInput, historyFromColumns } from './historyFromColumns.js';
export { historyFromNested, type NestedOptions } from './historyFromNested.js';
export { historyFromRecords, type RecordsOptions } from './historyFromRecords.js';
export { historyFromRows } from './historyFromRows.js';
export { historyFromStream, type StreamOptions } from './historyFromStream.js';
export { type HistoryReader, historyReader, type RowsOptions } from './historyReader.js';
export type { InstantForm } from './InstantReader.js';
export { mergeHistories } from './mergeHistories.js';
export { pathIssues } from './pathIssues.js';
export { placesOf } from './placesOf.js';
export type { Quality, QualityKind, QualityPolicy, QualityProblem, Read } from './Quality.js';
export { qualityIssues } from './qualityIssues.js';
export type { RowForm } from './RowReader.js';
export type { AttributeTable } from './readAttributes.js';
export {
  type AnyHistory,
  type AttributeChanges,
  CLOSED,
  type EventColumns,
  type HistoryColumns,
  NO_DATE,
  OPEN,
  PARKED,
  type SpellColumns,
  type StageHistory,
  VOIDED,
} from './StageHistory.js';
export { isVoidedIn } from './spellColumns.js';
