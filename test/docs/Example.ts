/** Code that a document shows: the blocks of one text that belong together, each with the line it starts on. */
export type Example = {
  /** `README.md:7`, the place of its first line. */
  readonly place: string;
  readonly path: string;
  readonly blocks: readonly { readonly line: number; readonly code: string }[];
};
