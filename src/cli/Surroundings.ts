/** What the command line asks of where it runs. */
export type Surroundings = {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Standard input: its bytes, or the text that they are. */
  readonly readInput: () => Promise<string | Uint8Array>;
  readonly writeFile: (file: string, text: string) => Promise<void>;
  /** The present instant, ISO 8601. */
  readonly now: () => string;
};
