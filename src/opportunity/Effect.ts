import type { CustomerStateOf, PhaseOf, ProcessOf, RoleOf, SalesModelInput, SeriesOf } from '../definition/index.js';

/** A request to the host; it does what the library cannot. */
export type Effect<M extends SalesModelInput = SalesModelInput> = {
  /** `<record id>#<n>`: the key of an outbox. */
  readonly id: string;
  readonly opportunityId: string;
  readonly at: string;
} & (
  | { readonly type: 'process.request'; readonly process: ProcessOf<M> }
  | {
      readonly type: 'process.raised';
      readonly process: ProcessOf<M>;
      readonly request: string;
      readonly run: 'crm' | 'external';
      readonly approvers: readonly RoleOf<M>[];
    }
  | { readonly type: 'customer.advance'; readonly to: CustomerStateOf<M> }
  | { readonly type: 'customer.review' }
  | { readonly type: 'customer.tag'; readonly tag: string }
  | { readonly type: 'order.allow' }
  | { readonly type: 'settlement.open'; readonly mode: string }
  | { readonly type: 'lead.create' }
  | { readonly type: 'opportunity.open'; readonly series: SeriesOf<M> }
  | { readonly type: 'team.shift'; readonly phase: PhaseOf<M> }
  | { readonly type: 'host'; readonly name: string }
  | { readonly type: 'owner.cleared'; readonly to: 'pool' | 'manager' }
);
