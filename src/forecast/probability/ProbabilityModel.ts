import type { Issue } from '../../issues/index.js';

/** Rates of winning by stage, drawn to that of the whole. Plain JSON. */
export type StageProbabilities = {
  readonly format: 'stagewright.stageProbabilities/1';
  readonly asOf: string;
  readonly strength: number;
  readonly minimum: number;
  /** The rate of all that are closed. */
  readonly pooled: number | null;
  readonly level: number;
  /** `value` is `null` below the minimum of closed ones. */
  readonly stages: readonly {
    readonly stage: string;
    readonly resolved: number;
    readonly measured: number | null;
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
};

/** Counts, smoothed as the variant says: `[won, lost]`. */
export type Counts = readonly [won: number, lost: number];

/** What one group of cases says: its prior, and how often each value came among the won and the lost. */
export type BayesTable = {
  readonly prior: Counts;
  readonly factors: {
    readonly [factor: string]: { readonly total: Counts; readonly values: { readonly [value: string]: Counts } };
  };
};

/** A naive Bayes model. Plain JSON; `groups` has the tables of teams that have their own, in the variant `odoo`. */
export type NaiveBayesModel = {
  readonly format: 'stagewright.naiveBayes/1';
  readonly variant: 'laplace' | 'odoo';
  readonly level: number;
  readonly n: number;
  readonly team: string | null;
  readonly pooled: BayesTable;
  readonly groups: { readonly [team: string]: BayesTable };
};

/** A logistic model with a ridge. Plain JSON. */
export type LogisticModel = {
  readonly format: 'stagewright.logistic/1';
  readonly level: number;
  readonly ridge: number;
  /** Opportunities, and rows: one for each stage that one stood in. */
  readonly n: number;
  readonly rows: number;
  readonly intercept: number;
  /** A column a value of a category; `value: null` for a quantity. */
  readonly columns: readonly { readonly factor: string; readonly value: string | null; readonly coefficient: number }[];
  /** Of the intercept and the columns: robust, by opportunity. */
  readonly covariance: readonly (readonly number[])[];
  /** `split`: the outcomes can be told apart, so that the coefficients are held by the ridge alone. */
  readonly separation: 'split' | 'none_found';
  readonly separating: readonly { readonly factor: string; readonly value: string | null }[];
};

/** A model of win probabilities that `applyProbabilityModel` knows. */
export type ProbabilityModel = StageProbabilities | NaiveBayesModel | LogisticModel;

/** A model, or `null` where the cases allow none: `warnings` say why, and of what a model has no probability for. */
export type Fitted<M> = { readonly model: M | null; readonly n: number; readonly warnings: readonly Issue[] };
