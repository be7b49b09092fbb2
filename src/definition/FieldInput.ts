import type { Described } from './Label.js';
import type { References } from './References.js';

/** What a value must be. `phone` and `email` are text; `choice` is one of `choices`. */
export type FieldType = 'text' | 'number' | 'money' | 'date' | 'boolean' | 'choice' | 'phone' | 'email';

/** Checks of text beyond its type: Chinese mobile number, unified social credit code (GB 32100), E.164, e-mail. */
export type FieldCheck = 'cn-mobile' | 'uscc' | 'e164' | 'email';

/** The record that a field belongs to in the host's data. */
export type FieldOwner = 'lead' | 'account' | 'contact' | 'opportunity';

/** A fact that stages, processes and conditions may ask for. */
export type FieldInput<R extends References = References> = Described & {
  /** Default `text`. */
  readonly type?: FieldType;
  readonly check?: FieldCheck;
  readonly choices?: readonly string[];
  /** Of numbers, of amounts in major units, of the length of text. */
  readonly min?: number;
  readonly max?: number;
  /** Default `opportunity`. */
  readonly of?: FieldOwner;
  /** Master data: changed only through the process that corrects it, or by its steward. */
  readonly core?: boolean;
  /** The role that owns a core field. */
  readonly steward?: R['role'];
  /** Where a value may come from, best evidence first. Left out: `process:*`, `document`, any other, `rep`. */
  readonly sources?: readonly string[];
  /** Which of the TAS elements 2..9 a missing value belongs to. Default 2, fill what is required. */
  readonly element?: number;
};
