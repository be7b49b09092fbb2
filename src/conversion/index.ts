export type { Columns, Quality, Read, RecordsOptions, RowsOptions, StageHistory } from '../history/index.js';
export { historyFromRecords, historyFromRows } from '../history/index.js';
export {
  type CohortBucket,
  type CohortConversion,
  type CohortConversionOptions,
  cohortConversion,
} from './cohortConversion.js';
export type { Measured } from './Measured.js';
export { formatRate, type Rate } from './Rate.js';
export type { During } from './reportBounds.js';
export {
  type Share,
  type StageDistribution,
  type StageDistributionOptions,
  type StageShare,
  stageDistribution,
} from './stageDistribution.js';
export { type WinRateOptions, winRate } from './winRate.js';
