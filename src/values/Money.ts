/** Money out: an exact decimal in major units, with as many decimals as the currency has. */
export type Money = { readonly amount: string; readonly currency: string };

/** Money in: a decimal in major units, or a whole number of minor units. Two keys, so that nobody is wrong by a hundred. */
export type MoneyInput =
  | { readonly amount: string | number; readonly minor?: never; readonly currency: string }
  | { readonly minor: bigint | number; readonly amount?: never; readonly currency: string };
