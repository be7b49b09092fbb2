/** Any JSON value: all that is stored or sent is one. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
