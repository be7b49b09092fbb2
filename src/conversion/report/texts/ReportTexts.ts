import type { english } from './english.js';

type Words<T> = { readonly [key in keyof T]: string };

/** What reports say of themselves, in one language. Each says all that English does. */
export type ReportTexts = {
  readonly [key in keyof typeof english]: (typeof english)[key] extends string
    ? string
    : key extends 'measures'
      ? { readonly [measure in keyof (typeof english)['measures']]: readonly [title: string, definition: string] }
      : key extends 'bracket'
        ? readonly [open: string, close: string]
        : Words<(typeof english)[key]>;
};
