/** What the command line asks of where it runs. */
export type Surroundings = {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly readInput: () => Promise<string>;
  readonly writeFile: (file: string, text: string) => Promise<void>;
  /** The present instant, ISO 8601. */
  readonly now: () => string;
};
