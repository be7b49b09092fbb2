/** Colours that the colour-blind tell apart (Okabe and Ito). */
export const PALETTE = ['#0072B2', '#E69F00', '#D55E00', '#009E73', '#CC79A7', '#56B4E9'] as const;

/** Of the steps of a waterfall. */
export const STEP_COLOURS = { total: '#0072B2', up: '#009E73', down: '#D55E00' } as const;

/** Of the shares in a table and the counts in a matrix, from nothing to all. */
export const SHADES = ['#F7FBFF', '#9ECAE1'] as const;

export const QUIET = '#777777';
