import type { funnelConversion, timeInStage } from '../conversion/index.js';
import type { SalesModel, SalesModelInput, Series, Stage } from '../definition/index.js';
import type { AnyHistory } from '../history/index.js';
import type { Declarations } from '../plan/index.js';
import type { Block } from './absentBlocks.js';
import type { ClosedReasons } from './closedReasons.js';

export type { AnyHistory };

/** What happened in a series, beside its design. */
export type Evidence = {
  readonly series: Series;
  readonly path: string;
  readonly history: AnyHistory;
  /** The last instant that the history knows of: nothing later is asked. */
  readonly asOf: number;
  /** Reports of the history at that instant which several rules read, each made once. */
  readonly times: () => ReturnType<typeof timeInStage>['total'];
  readonly funnel: () => ReturnType<typeof funnelConversion>['total'];
  readonly reasons: () => readonly ClosedReasons[];
};

/** A model as rules read it. Names in it may dangle where it was refused; its shape holds. */
export type Design = {
  /** As the author wrote it: what was left out is seen only here. */
  readonly input: SalesModelInput;
  /** With every default applied. */
  readonly model: SalesModel;
  /** What conditions speak of. */
  readonly declared: Declarations;
  /** Whether blocks that are left out weigh as if they were there and empty. */
  readonly strict: boolean;
  /** What happened, where it was given: each history beside the series that it tells of. */
  readonly evidence: readonly Evidence[];
  /** Blocks that are left out altogether. */
  readonly absent: ReadonlySet<Block>;
};

/** A series, and where it stands. */
export type SeriesPlace = { readonly series: Series; readonly path: string };

/** A stage, and where it stands. */
export type StagePlace = {
  readonly stage: Stage;
  readonly series: Series;
  readonly path: string;
  /** Its position among the stages on its side of the win. */
  readonly index: number;
  readonly afterWin: boolean;
};

export function seriesOf({ model }: Pick<Design, 'model'>): readonly SeriesPlace[] {
  return model.series.map((series) => ({ series, path: `series.${series.id}` }));
}

/** Stages before the result, then those behind a win. */
export function stagesOf(design: Design): readonly StagePlace[] {
  return seriesOf(design).flatMap((place) => [...openStagesOf(place), ...afterWinStagesOf(place)]);
}

export function openStagesOf({ series, path }: SeriesPlace): readonly StagePlace[] {
  return series.stages.map((stage, index) => ({
    stage,
    series,
    path: `${path}.stages.${stage.id}`,
    index,
    afterWin: false,
  }));
}

export function afterWinStagesOf({ series, path }: SeriesPlace): readonly StagePlace[] {
  return series.afterWin.map((stage, index) => ({
    stage,
    series,
    path: `${path}.afterWin.${stage.id}`,
    index,
    afterWin: true,
  }));
}

/** The way that leads to a stage: forward from the first one. */
export function wayTo({ series, stage, index, afterWin }: StagePlace): readonly string[] {
  const ids = (stages: readonly Stage[]) => stages.map(({ id }) => id);
  if (!afterWin) return ids(series.stages.slice(0, index + 1));
  const won = series.result.outcomes.find(({ kind }) => kind === 'won');
  const behind = ids(series.afterWin.slice(0, index));
  return [...ids(series.stages), ...(won === undefined ? [] : [won.id]), ...behind, stage.id];
}
