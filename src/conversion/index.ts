export type { Columns, Quality, Read, RecordsOptions, RowsOptions, StageHistory } from '../history/index.js';
export { historyFromRecords, historyFromRows } from '../history/index.js';
export type { Measured } from './Measured.js';
export { formatRate, type Rate } from './Rate.js';
export {
  type Share,
  type StageDistribution,
  type StageDistributionOptions,
  type StageShare,
  stageDistribution,
} from './stageDistribution.js';
export { type During, type WinRateOptions, winRate } from './winRate.js';
