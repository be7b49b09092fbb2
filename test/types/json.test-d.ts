import type {
  DueItem,
  Effect,
  EventDraft,
  EventOf,
  Issue,
  Json,
  Move,
  Opportunity,
  Refusal,
  SalesModelInput,
  TransitionRecord,
  Verdict,
} from 'stagewright';
import { expectTypeOf, test } from 'vitest';
import type { model } from '../support/typedModel.js';

type Model = typeof model;

// The JSON types of database libraries, as they declare them.

/** Prisma, `runtime/library.d.ts`: what a `Json` column takes. */
type InputJsonValue = string | number | boolean | InputJsonObject | InputJsonArray | { toJSON(): unknown };
type InputJsonObject = { readonly [Key in string]?: InputJsonValue | null };
interface InputJsonArray extends ReadonlyArray<InputJsonValue | null> {}

/** Drizzle, `pg-core`: `jsonb().$type<T>()` gives the column T as it is, to insert and to select. */
type Column<Data> = { readonly $type: <T extends Data>() => { readonly $inferInsert: T; readonly $inferSelect: T } };

/** All that is stored or sent, of one model. */
type Stored<M extends SalesModelInput> =
  | Opportunity<M>
  | TransitionRecord<M>
  | Effect<M>
  | Verdict<M>
  | Move<M>
  | EventOf<M>
  | EventDraft<M>
  | Refusal<M>
  | DueItem<M>
  | Issue;

test('what is stored or sent is the library’s own Json', () => {
  expectTypeOf<Stored<Model>>().toExtend<Json>();
  // biome-ignore lint/suspicious/noExplicitAny: generic host code takes the opportunity of every model.
  expectTypeOf<Stored<any>>().toExtend<Json>();
  expectTypeOf<Stored<SalesModelInput>>().toExtend<Json>();
});

test('and goes into a Json column of Prisma', () => {
  expectTypeOf<Stored<Model>>().toExtend<InputJsonValue>();
  // biome-ignore lint/suspicious/noExplicitAny: generic host code takes the opportunity of every model.
  expectTypeOf<Stored<any>>().toExtend<InputJsonValue>();
  expectTypeOf<Stored<SalesModelInput>>().toExtend<InputJsonValue>();
});

test('and into a jsonb column of Drizzle, which keeps its type', () => {
  const jsonb = null as unknown as Column<Json>;
  type Deal = ReturnType<typeof jsonb.$type<Opportunity<Model>>>;
  expectTypeOf<Deal['$inferSelect']>().toEqualTypeOf<Opportunity<Model>>();
});

test('a Date or an undefined is none', () => {
  expectTypeOf<Date>().not.toExtend<Json>();
  expectTypeOf<{ readonly at: undefined }>().not.toExtend<Json>();
});
