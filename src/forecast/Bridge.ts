import type { Money } from '../values/index.js';
import type { ForecastScope } from './ForecastScope.js';

/**
 * Why a forecast moved. `slipped`: its date moved out of the window or into it, a win in another period among it; `window`: its
 * date did not, the two forecasts are of different windows. `currency`: the rate of exchange; an amount in another currency is
 * `reamounted`. `removed`: the row is gone, which pipelines should not do.
 */
export type BridgeKind =
  | 'new'
  | 'won'
  | 'lost'
  | 'slipped'
  | 'window'
  | 'rerated'
  | 'reamounted'
  | 'reopened'
  | 'currency'
  | 'removed';

/** The way from one forecast to the next: `before` and all steps add up to `after`, to the last minor unit. */
export type Bridge = {
  readonly method: 'bridge';
  readonly asOf: { readonly before: string; readonly after: string };
  /** What each of the two is of. */
  readonly scope: { readonly before: ForecastScope; readonly after: ForecastScope };
  readonly before: Money;
  readonly after: Money;
  readonly difference: Money;
  /** In a fixed order; kinds that move nothing and concern no deal are left out. */
  readonly steps: readonly { readonly kind: BridgeKind; readonly amount: Money; readonly deals: readonly string[] }[];
};
