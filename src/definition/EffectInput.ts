/** A request to the host, declared on a stage (when it is left forward) or on an outcome (when it is reached). */
export type EffectInput =
  | 'order.allow'
  | 'lead.create'
  | { readonly type: 'order.allow' }
  | { readonly type: 'lead.create' }
  | { readonly type: 'settlement.open'; readonly mode: string }
  | { readonly type: 'opportunity.open'; readonly series: string }
  | { readonly type: 'team.shift'; readonly phase: string }
  | { readonly type: 'customer.tag'; readonly tag: string }
  /** Anything else that the host knows by name. */
  | { readonly type: 'host'; readonly name: string };
