/** The key of a stage's or outcome's state: its id, save that a leading `#`, which XState reads as a node's id, is `%23`. */
export type StateKey<Id extends string> = Id extends `#${infer Rest}` ? `%23${Rest}` : Id;

/** See `StateKey`. Two ids that would share a key are refused when the model is compiled. */
export function stateKey<Id extends string>(id: Id): StateKey<Id> {
  return (id.startsWith('#') ? `%23${id.slice(1)}` : id) as StateKey<Id>;
}

/**
 * A part of a node's id. XState reads `.`, `#` and `\` in ids and targets, and `/` parts ours, so these are
 * percent-encoded; `decodeURIComponent` gives the id back.
 */
export function encodeNodeId(id: string): string {
  return id.replace(/[%.#\\/]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
