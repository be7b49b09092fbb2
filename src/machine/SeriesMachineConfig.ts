/** One way an event may lead: the first candidate whose guard agrees is taken. */
export type TransitionCandidate = {
  /** `#<node id>`; left out where the state stays. */
  readonly target?: string;
  /** Whether the state is entered anew even if it is the one left. */
  readonly reenter?: true;
  readonly guard: MachineGuard;
  readonly actions?: readonly { readonly type: 'apply' }[];
};

/**
 * Guards by name, with plain parameters.
 *
 * `leadsTo`: the kernel allows the event, and it leads to this node. `mayHappen`: the kernel allows it. `hasMovedTo`:
 * the opportunity in the context stands at this node already, because the kernel made an automatic move.
 */
export type MachineGuard =
  | { readonly type: 'leadsTo'; readonly params: { readonly to: string } }
  | { readonly type: 'hasMovedTo'; readonly params: { readonly to: string } }
  | { readonly type: 'mayHappen' };

/** A state with nothing inside. */
export type StateConfig = {
  readonly id: string;
  readonly tags: readonly string[];
  readonly meta?: { readonly stage: string } | { readonly outcome: string };
  readonly on: { readonly [event: string]: readonly TransitionCandidate[] };
  readonly always?: readonly TransitionCandidate[];
};

/** A state that holds the stages, the outcomes, or the stages behind a win. */
export type GroupConfig = {
  readonly id: string;
  readonly initial: string;
  readonly states: { readonly [key: string]: StateConfig };
};

/** The machine of a series as plain JSON: what visualisers, graph tools and other versions of XState read. */
export type SeriesMachineConfig = {
  readonly id: string;
  readonly version: string;
  readonly meta: {
    readonly model: { readonly id: string; readonly version: number };
    readonly series: string;
    readonly variant: string | null;
  };
  readonly initial: 'open';
  readonly states: {
    readonly open: GroupConfig;
    readonly suspended: StateConfig;
    readonly pooled: StateConfig;
    readonly result?: GroupConfig;
    readonly afterWin?: GroupConfig;
    readonly done?: StateConfig;
    readonly voided: StateConfig;
  };
};
