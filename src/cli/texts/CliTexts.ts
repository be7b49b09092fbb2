import type { Locale } from '../../locales/index.js';

/** All that the command line says by itself, in one language. */
export type CliTexts = {
  /** Sentences of the issues that only it knows. */
  readonly messages: Locale['messages'];
  /** What each command does. */
  readonly commands: { readonly [command: string]: string };
  /** What each option does, by `option`, or by `command.option` where a command says it differently. */
  readonly options: { readonly [option: string]: string };
  /** Properties of the format and words that stand as their values; what is not here is shown as the format writes it. */
  readonly properties: { readonly [property: string]: string };
  readonly values: { readonly [value: string]: string };
  readonly words: { readonly [word: string]: string };
};
