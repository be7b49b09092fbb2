import type { Field, SalesModel, SalesModelInput } from '../definition/index.js';
import type { ProcessPlan } from './ProcessPlan.js';
import type { SeriesPlan } from './SeriesPlan.js';

/**
 * A compiled model: the one intermediate representation that kernel, machines, lint and diagrams read.
 *
 * Data without functions, cheap to make again from the model's JSON on any side of a wire; it is not stored.
 */
export type SalesPlan<M extends SalesModelInput = SalesModelInput> = {
  /** The model as it was given. */
  readonly model: M;
  readonly id: string;
  readonly version: number;
  /** The model with every default applied. */
  readonly definition: SalesModel;
  /** Fields by id; `grade` is among them once grades are declared. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly processes: ReadonlyMap<string, ProcessPlan>;
  readonly series: ReadonlyMap<string, SeriesPlan>;
};

/** Any plan, where the model does not matter. */
// biome-ignore lint/suspicious/noExplicitAny: the plan of every model must fit.
export type AnyPlan = SalesPlan<any>;
