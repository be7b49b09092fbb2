export { bridgeChart } from './bridgeChart.js';
export type {
  BarChart,
  Chart,
  ChartAxis,
  ChartFrame,
  ChartKind,
  ChartLine,
  FlowChart,
  LineChart,
  RangeChart,
  StepChart,
  TableChart,
} from './Chart.js';
export type { ChartOptions } from './ChartOptions.js';
export { cohortTableChart, type NamedCohorts } from './cohortTableChart.js';
export { concentrationChart } from './concentrationChart.js';
export { forecastCategoriesChart } from './forecastCategoriesChart.js';
export { forecastChart } from './forecastChart.js';
export { forecastFanChart } from './forecastFanChart.js';
export { funnelChart } from './funnelChart.js';
export { type IncidenceChartOptions, incidenceChart } from './incidenceChart.js';
export { type PipelineMovementChartOptions, pipelineMovementChart } from './pipelineMovementChart.js';
export { type ReliabilityBins, reliabilityChart } from './reliabilityChart.js';
export { stageAgeingChart } from './stageAgeingChart.js';
export { type StageDistributionChartOptions, stageDistributionChart } from './stageDistributionChart.js';
export { stageFlowChart } from './stageFlowChart.js';
export { stageWinRatesChart } from './stageWinRatesChart.js';
export { timeInStageChart } from './timeInStageChart.js';
export { toECharts } from './toECharts.js';
export { toVegaLite } from './toVegaLite.js';
export { winRateChart } from './winRateChart.js';
