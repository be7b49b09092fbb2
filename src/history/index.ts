export { historyFromRecords, type RecordsOptions } from './historyFromRecords.js';
export { type Columns, historyFromRows, type RowsOptions } from './historyFromRows.js';
export type { Quality, Read } from './Quality.js';
export { CLOSED, OPEN, PARKED, type StageHistory, VOIDED } from './StageHistory.js';
