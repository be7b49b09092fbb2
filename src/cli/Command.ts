import type { Surroundings } from './Surroundings.js';
import type { Words } from './texts/wordsIn.js';

export type Option = {
  /** What stands for its value in the help; left out: it is a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly initial?: string;
  readonly repeatable?: true;
  /** Options that say nothing beside it: given together, the call is refused instead of one of them passed over. */
  readonly without?: readonly string[];
};

/** A call once read: every option has one of its choices, every argument is there. */
export type Call = {
  readonly args: readonly string[];
  /** The value of an option; its `initial` where it was not given. */
  readonly one: (option: string) => string | undefined;
  readonly all: (option: string) => readonly string[];
  readonly has: (option: string) => boolean;
  readonly words: Words;
  readonly surroundings: Surroundings;
};

export type Command = {
  readonly name: string;
  /** What stands for its arguments in the help; all of them are needed. */
  readonly args: readonly string[];
  readonly options: { readonly [option: string]: Option };
  /** Answers with the exit code; 2 where what was asked is told beside. @throws {Failure} where the call cannot be answered. */
  readonly run: (call: Call) => Promise<0 | 1 | 2>;
};
