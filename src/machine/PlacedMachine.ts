import { type EventObject, type MachineContext, type MetaObject, StateMachine, type StateValue } from 'xstate';
import { createIssue, isReadable, StagewrightError, typeName } from '../issues/index.js';
import type { KernelQuestions } from './KernelQuestions.js';

/** Where a snapshot begins. */
export type Standing = { readonly value: StateValue; readonly context: MachineContext };

/** What a placed machine adds to XState's own. */
export type Placing = {
  /** Where this input stands; throws a `StagewrightError` for one that does not belong to the machine. */
  readonly placeInput: (input: unknown) => Standing;
  /** Throws a `StagewrightError` where a stored snapshot is none of this machine's. */
  readonly checkStored: (stored: Standing) => void;
  /** Called before transitions are selected for an event, by `send`, `transition` and `can` alike. */
  readonly beforeSelecting: () => void;
};

/** The placing of an opportunity's machine, which the kernel can be asked through. */
export type OpportunityPlacing = Placing & { readonly questions: KernelQuestions };

type Base = StateMachine<
  MachineContext,
  EventObject,
  Record<string, never>,
  never,
  never,
  never,
  never,
  StateValue,
  string,
  unknown,
  undefined,
  EventObject,
  MetaObject,
  { readonly id: string }
>;
type BaseSnapshot = ReturnType<Base['getInitialSnapshot']>;

/**
 * A state machine that begins where its input stands, instead of in one fixed state.
 *
 * XState knows no such thing: an opportunity may be anywhere when it is loaded, and an initial state with an `always`
 * for every place would ask them all after every event.
 */
export class PlacedMachine extends StateMachine<
  MachineContext,
  EventObject,
  Record<string, never>,
  never,
  never,
  never,
  never,
  StateValue,
  string,
  unknown,
  undefined,
  EventObject,
  MetaObject,
  { readonly id: string }
> {
  readonly placing: Placing;

  constructor(config: Base['config'], implementations: Base['implementations'], placing: Placing) {
    super(config, implementations);
    this.placing = placing;
  }

  override getInitialSnapshot(...[, input]: Parameters<Base['getInitialSnapshot']>): BaseSnapshot {
    try {
      return this.resolveState(this.placing.placeInput(input));
    } catch (error) {
      return this.resolveState({ value: this.config.initial as string, context: {}, status: 'error', error });
    }
  }

  override restoreSnapshot(...[stored, scope]: Parameters<Base['restoreSnapshot']>): BaseSnapshot {
    if (stored.status !== 'error') this.placing.checkStored(stored as unknown as Standing);
    return super.restoreSnapshot(stored, scope);
  }

  override getTransitionData(snapshot: BaseSnapshot, event: EventObject): ReturnType<Base['getTransitionData']> {
    this.placing.beforeSelecting();
    return super.getTransitionData(snapshot, event);
  }

  /** Also the machine with other implementations begins where its input stands. */
  override provide(given: Parameters<Base['provide']>[0]): PlacedMachine {
    const { actions, guards, actors, delays } = this.implementations;
    const implementations = {
      actions: { ...actions, ...given.actions },
      guards: { ...guards, ...given.guards },
      actors: { ...actors, ...given.actors },
      delays: { ...delays, ...given.delays },
    };
    return new PlacedMachine(this.config, implementations as Base['implementations'], this.placing);
  }
}

/**
 * The placed machine that a host hands back.
 *
 * @throws {StagewrightError} `wrong_type { expected: 'machine' }` for what none of this library's functions made.
 */
export function demandPlaced(path: string, machine: unknown): PlacedMachine {
  if (isReadable(machine) && machine instanceof PlacedMachine) return machine;
  throw new StagewrightError([createIssue('wrong_type', path, { expected: 'machine', found: typeName(machine) })]);
}
