import type { ReferencesOf } from './ReferencesOf.js';
import type { SalesModelInput } from './SalesModelInput.js';
import type { SeriesInput } from './SeriesInput.js';

/**
 * A literal model held against itself: `M` where it names only what it declares and has only properties of the format,
 * else a type that it is not assignable to at the places of its faults, and nowhere else.
 */
export type CheckedModel<M extends SalesModelInput> = [M] extends [ReferringModel<M>]
  ? [M] extends [KnownProperties<SalesModelInput, M>]
    ? M
    : KnownProperties<SalesModelInput, M>
  : ReferringModel<M>;

/** The format, where only what `M` declares can be named. */
type ReferringModel<M extends SalesModelInput> = SalesModelInput<ReferencesOf<M>, SeriesInputsOf<M, M['series']>>;

/** Its own alias over a bare parameter: only so does a mapped type keep a tuple a tuple. */
type SeriesInputsOf<M extends SalesModelInput, List extends readonly unknown[]> = {
  readonly [I in keyof List]: SeriesInput<
    ReferencesOf<M, List[I] extends { readonly id: infer Id extends string } ? Id : string>
  >;
};

/** `T` with nothing said of its values, save that there is none for a property that `Shape` does not have. */
type KnownProperties<Shape, T> = T extends readonly unknown[]
  ? { readonly [I in keyof T]: KnownProperties<ItemOf<Shape>, T[I]> }
  : T extends object
    ? {
        readonly [K in keyof T]: K extends PropertyOf<Shape>
          ? KnownProperties<ValueAt<Shape, K>, T[K]>
          : `${K & string} is no property here`;
      }
    : unknown;

// Of a union, what any of its members has.
type ItemOf<Shape> = Shape extends readonly (infer Item)[] ? Item : never;
type PropertyOf<Shape> = Shape extends object ? keyof Shape : never;
type ValueAt<Shape, K> = Shape extends object ? (K extends keyof Shape ? Shape[K] : never) : never;
