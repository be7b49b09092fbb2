import type { Json } from '../issues/index.js';

/** Text for people: one string, or one per language tag (`{ 'zh-CN': '…', en: '…' }`). */
export type Label = string | { readonly [language: string]: string };

/** What every element of a model may carry. */
export type Described = {
  /** Shown to people; the id where it is left out. */
  readonly label?: Label;
  readonly description?: Label;
  /** Free for the host; it survives parsing untouched. */
  readonly meta?: { readonly [key: string]: Json };
};

/** A plain string stands for `{ id }`. */
export type ElementInput<More = unknown> = string | ({ readonly id: string } & Described & More);

/** An element once completed: always an object. */
export type Element<More = unknown> = { readonly id: string } & Described & More;
