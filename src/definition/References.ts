/**
 * What the parts of a model name, by kind. Here any text; of a literal model `ReferencesOf` says which, and
 * `defineSalesModel` holds the model against that.
 */
export type References = {
  readonly action: string;
  readonly catalogueStage: string;
  readonly check: string;
  /** A field, or `type` once types are declared. */
  readonly conditionField: string;
  readonly customerState: string;
  readonly field: string;
  /** A stage before the result. */
  readonly openStage: string;
  readonly outcome: string;
  readonly phase: string;
  readonly playbook: string;
  readonly process: string;
  readonly question: string;
  readonly reason: string;
  readonly role: string;
  readonly series: string;
  /** A stage before the result or behind a win. */
  readonly stage: string;
  readonly team: string;
  readonly type: string;
};
