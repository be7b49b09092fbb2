import type { SpellColumns, StageHistory } from '../history/index.js';

export { isVoidedIn, type SpellColumns } from '../history/index.js';

// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
export const spellColumns = (history: StageHistory<any>, asOf: number): SpellColumns => history.spells(asOf);
