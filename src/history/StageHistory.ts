import type { InstantInput, StagePath } from '../values/index.js';

/** The events of a history, column by column: entry i of each belongs to event i. */
export type EventColumns = {
  /** Epoch milliseconds of what happened, and of when it became known; the former where nobody says the latter. */
  readonly at: Float64Array;
  readonly recordedAt: Float64Array;
  /** 1 where a row said when it became known; `null` where all or none did. */
  readonly isRecorded: Uint8Array | null;
  /** The place after the event; -1 for none (voided, or a stage that the path does not know). */
  readonly place: Int16Array;
  readonly status: Uint8Array;
  /** The amount after the event in minor units; `NaN` where nobody knows, or where `large` has it. */
  readonly minor: Float64Array;
  /** Amounts beyond what a number holds exactly, by event. */
  readonly large: ReadonlyMap<number, bigint>;
  /** One above the index in `currencyNames`; 0 for none. */
  readonly currency: Uint16Array;
  readonly currencyNames: readonly string[];
  /** The expected close as a day number; `NO_DATE` for none. `null`: the rows do not say. */
  readonly closeOn: Int32Array | null;
  /** One above the index in `reasonNames`; 0 for none. `null`: the rows do not say. */
  readonly reason: Uint32Array | null;
  readonly reasonNames: readonly string[];
  /** The host's order among events of one instant; `null` where it gave none. */
  readonly seq: Float64Array | null;
  /** The rank among events that nothing else puts in order; `null` where there are none. */
  readonly tie: Uint16Array | null;
};

/** How one attribute changed, change by change: those of opportunity i are `first[i]` to `first[i + 1]`, in order of time. */
export type AttributeChanges = {
  readonly first: Int32Array;
  /** Epoch milliseconds from which on the value is another, and of when that became known; the former where nobody says it. */
  readonly at: Float64Array;
  readonly recordedAt: Float64Array;
  /** The values before and after, one above the index in `names`; 0 for none, or where nobody says what was before. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly names: readonly string[];
};

/** All that a history is made of, as data. */
export type HistoryColumns<A extends string = never> = EventColumns & {
  readonly path: StagePath;
  /** Names of places: stages, then outcomes, then after-win stages. `place` indexes them. */
  readonly places: readonly string[];
  /** In ascending order. */
  readonly ids: readonly string[];
  /** `first[i]` to `first[i + 1]` are the events of opportunity i. */
  readonly first: Int32Array;
  readonly attributes: readonly A[];
  /** Attribute values by opportunity, as they are in the end. */
  readonly values: { readonly [attribute in A]: readonly (string | null)[] };
  /** Of the attributes that changed how they did. One that has no changes has one time only, and stays. */
  readonly changes: { readonly [attribute in A]?: AttributeChanges };
  /** How many of its events say when they became known. */
  readonly bitemporal: 'full' | 'partial' | 'none';
};

export type AttributeCodes = { readonly codes: Uint32Array; readonly names: readonly (string | null)[] };

/**
 * The stays of every opportunity in columns: those of opportunity i are `first[i]` to `end[i]`, in order of time.
 *
 * An opportunity that is parked stays in the stage that it left. Events that change no place (of amounts, of waiting) end
 * no stay; an opportunity that never stood in a place has no stays.
 */
export type SpellColumns = {
  readonly first: Int32Array;
  readonly end: Int32Array;
  readonly place: Int16Array;
  /** It lasted until the next one, or lasts. */
  readonly at: Float64Array;
  /** Milliseconds of it in which the opportunity was parked; `null` where none ever was. */
  readonly parkedMs: Float64Array | null;
  /** 1 where a close follows another one with nothing but waiting in between: it was reopened. `null` where none does. */
  readonly isClosedAnew: Uint8Array | null;
  /**
   * By opportunity: 1 where anything was known behind a close, at whatever time. Any other was closed once at most, by its
   * last event. `null` where there are none.
   */
  readonly closedBefore: Uint8Array | null;
  /** By opportunity: its first event; where nothing was known of it (`last` of -1), this means nothing. */
  readonly createdAt: Float64Array;
  /** By opportunity: its last event; -1 where nothing was known of it. */
  readonly last: Int32Array;
  /** By opportunity: after its last event. */
  readonly status: Uint8Array;
};

/**
 * What happened to opportunities, in columns: one entry an event, grouped by opportunity, in order of time. It does not
 * change; more rows make another history (`mergeHistories`, `historyReader`).
 *
 * @typeParam A Names of the attributes that it can be split by.
 */
export type StageHistory<A extends string = never> = HistoryColumns<A> & {
  readonly opportunities: number;
  readonly events: number;
  /** Amounts and currencies as lists, made when first asked for; `amountAt` and `currencyAt` read one event. */
  readonly amounts: readonly (bigint | null)[];
  readonly currencies: readonly (string | null)[];
  /**
   * The values of an attribute in the end, numbered, made when first asked for: that of opportunity i is `names[codes[i]]`.
   *
   * @throws {StagewrightError} `unknown_choice` for an attribute that the history does not have.
   */
  readonly codes: (attribute: string) => AttributeCodes;
  /**
   * The value of an attribute of opportunity i at an instant, by what was known at `asOf` (left out: in the end): after the
   * last change up to it; before the first one what that came from, where it says so, else `null`. Where none was known at
   * `asOf`, it is what the change came from that became known first, be it the first in time or not. An attribute without
   * changes has one value for all time. Linear in the changes of the opportunity.
   *
   * @throws {StagewrightError} `unreadable_instant`; `unknown_choice` for an attribute, `unknown_opportunity` for an index that
   * the history does not have.
   */
  valueAt(attribute: A, opportunity: number, instant: InstantInput, asOf?: InstantInput): string | null;
  /**
   * Stays as known at an instant in epoch milliseconds; those of the instant asked for last are kept. Linear in events when
   * first asked for. Where nothing was recorded late, nor parked, another instant costs a look at each opportunity's end.
   *
   * @throws {StagewrightError} `unreadable_instant` of what is no number: text, `NaN`.
   */
  readonly spells: (asOf: number) => SpellColumns;
  /**
   * The history as it was known at an instant: what had happened **and** was recorded by then, changes of attributes too.
   * Attributes without changes have one time only and stay. Linear in events.
   *
   * @throws {StagewrightError} `unreadable_instant`.
   */
  readonly asOf: (instant: InstantInput) => StageHistory<A>;
};

/** A history with whatever attributes: what generic code takes. */
// biome-ignore lint/suspicious/noExplicitAny: every history must fit.
export type AnyHistory = StageHistory<any>;

/** What an opportunity is after an event, as a byte. */
export const OPEN = 0;
export const PARKED = 1;
export const CLOSED = 2;
export const VOIDED = 3;

/** No expected close date. */
export const NO_DATE = -2_147_483_648;
