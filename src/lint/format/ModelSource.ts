/** Where a model was read from. */
export type ModelSource = {
  /** The file, as a code host knows it: relative to the repository. */
  readonly uri: string;
  /** Its JSON. Left out: findings have no lines, only their paths. */
  readonly text?: string;
};
