import type { References } from './References.js';

/** A request to the host, declared on a stage (when it is left forward) or on an outcome (when it is reached). */
export type EffectInput<R extends References = References> =
  | 'order.allow'
  | 'lead.create'
  | { readonly type: 'order.allow' }
  | { readonly type: 'lead.create' }
  | { readonly type: 'settlement.open'; readonly mode: string }
  | { readonly type: 'opportunity.open'; readonly series: R['series'] }
  | { readonly type: 'team.shift'; readonly phase: R['phase'] }
  | { readonly type: 'customer.tag'; readonly tag: string }
  /** Anything else that the host knows by name. */
  | { readonly type: 'host'; readonly name: string };
