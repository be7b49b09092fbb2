import type { JsonNode } from './readJsonNodes.js';

/** Where a model was read from. */
export type ModelSource = {
  /** The file, as a code host knows it: relative to the repository. */
  readonly uri: string;
  /** Its JSON, or another text whose `nodes` are given. Left out: findings have no lines, only their paths. */
  readonly text?: string;
  /** Where the values of a text stand that is no JSON, such as YAML. */
  readonly nodes?: JsonNode;
};
