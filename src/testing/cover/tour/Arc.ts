/** A directed arc between two nodes of a graph, which are numbered from 0. */
export type Arc = { readonly from: number; readonly to: number };
