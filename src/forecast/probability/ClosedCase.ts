/** One closed opportunity to learn from: what was known of it, and how it ended. */
export type ClosedCase = {
  readonly opportunity: string;
  readonly won: boolean;
  /** The stages that it stood in, each once, in order of its first entry; the last one for a loss is where it was lost. */
  readonly stages: readonly string[];
  /** Categories, by factor; `null` or absent is not known. */
  readonly attributes: { readonly [factor: string]: string | null };
  /** Quantities, by factor, where the host has some. */
  readonly numbers?: { readonly [factor: string]: number | null };
};

/** What a model is asked about: an open opportunity as it stands. */
export type Subject = {
  readonly stage: string;
  readonly attributes?: { readonly [factor: string]: string | null };
  readonly numbers?: { readonly [factor: string]: number | null };
};
