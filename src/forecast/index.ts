export {
  apportion,
  type ProportionInterval,
  type ProportionIntervalOptions,
  proportionInterval,
} from '../statistics/index.js';
export type { DealInput, DealProbabilityInput } from './DealInput.js';
export type { CurrencySubtotal, Forecast, ForecastDeal, ForecastTotal, SourceShare } from './Forecast.js';
export type { ExchangeRate, ForecastOptions } from './ForecastOptions.js';
export type { ForecastAttribute } from './groupRows.js';
export type { LeftOut } from './ReadRow.js';
export { type WeightedForecastOptions, weightedForecast } from './weightedForecast.js';
