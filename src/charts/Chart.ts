import type { Issue } from '../issues/index.js';

export type ChartKind =
  | 'stageDistribution'
  | 'funnel'
  | 'cohortTable'
  | 'stageFlow'
  | 'winRate'
  | 'stageWinRates'
  | 'timeInStage'
  | 'incidence'
  | 'stageAgeing'
  | 'pipelineMovement'
  | 'forecast'
  | 'forecastFan'
  | 'bridge'
  | 'concentration'
  | 'reliability'
  | 'categories';

/** What every chart says beside its data. */
export type ChartFrame = {
  readonly kind: ChartKind;
  /** BCP 47, of all texts in it. */
  readonly language: string;
  readonly title: string;
  /** Variant, instant, population and how many were left out. */
  readonly subtitle: string;
  /** What is counted and how it is drawn, in a sentence or two. */
  readonly definition: string;
  /** As in the report that the chart is of. */
  readonly method: string;
  readonly asOf: string | null;
  readonly n: number | null;
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
};

/** `percent`: values are 0..1. `date`: values are dates as ISO text. */
export type ChartAxis = {
  readonly title: string;
  /** As a reader is told it: `opportunities`, `thousand CNY`, `days`; `null` for a share. */
  readonly unit: string | null;
  readonly format: 'number' | 'percent' | 'date';
};

/** Bars from zero, one group a category, in order. */
export type BarChart = ChartFrame & {
  readonly form: 'bars';
  readonly categories: readonly string[];
  readonly axis: ChartAxis;
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    /** What stands at the end of each bar. */
    readonly labels: readonly string[];
  }[];
};

/** A value and where it plausibly lies, one a category, in order. */
export type RangeChart = ChartFrame & {
  readonly form: 'ranges';
  readonly axis: ChartAxis;
  readonly ranges: readonly {
    readonly category: string;
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly label: string;
  }[];
};

/** Curves over a numeric or dated axis, each with its band. */
export type LineChart = ChartFrame & {
  readonly form: 'lines';
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly series: readonly ChartLine[];
  /** Lines across the whole: a quota, a quantile. */
  readonly marks: readonly { readonly axis: 'x' | 'y'; readonly value: number; readonly label: string }[];
};

export type ChartLine = {
  readonly name: string;
  /** `step`: a value holds until the next point. `reference`: dashed, what others are held against. */
  readonly shape: 'line' | 'step' | 'points' | 'reference';
  readonly points: readonly {
    readonly x: number | string;
    readonly y: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
};

/** A waterfall: every step begins where the one before ended. */
export type StepChart = ChartFrame & {
  readonly form: 'steps';
  readonly axis: ChartAxis;
  readonly steps: readonly {
    readonly name: string;
    readonly kind: 'total' | 'up' | 'down';
    readonly from: number;
    readonly to: number;
    readonly label: string;
  }[];
};

/** Who went where. */
export type FlowChart = ChartFrame & {
  readonly form: 'flow';
  /** In order of the path. */
  readonly nodes: readonly string[];
  /** Without cycles: what goes back ends in a node of its own. */
  readonly links: readonly { readonly from: string; readonly to: string; readonly value: number }[];
  /** Every pair of places as it was counted. */
  readonly moves: readonly { readonly from: string; readonly to: string; readonly value: number }[];
};

/** A table whose cells are shaded by their share. */
export type TableChart = ChartFrame & {
  readonly form: 'table';
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly {
    readonly row: number;
    readonly column: number;
    /** 0..1. */
    readonly share: number | null;
    readonly label: string;
  }[];
};

/** The description of a chart: plain JSON, made of a report, drawn by `toECharts` or `toVegaLite` or by a host itself. */
export type Chart = BarChart | RangeChart | LineChart | StepChart | FlowChart | TableChart;
