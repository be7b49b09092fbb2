/** The interface that form and router libraries share: https://standardschema.dev, version 1. */
export interface StandardSchema<Input, Output> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'stagewright';
    readonly validate: (value: unknown) => { readonly value: Output } | { readonly issues: readonly StandardIssue[] };
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** Text is demanded here before the reader is known, so it is English. */
export interface StandardIssue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}
