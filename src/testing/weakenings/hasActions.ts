import type { Stage } from '../../definition/index.js';

/** Whether anything is done in a stage that a later visit could find done. */
export const hasActions = ({ requires, optional }: Stage): boolean =>
  requires.actions.length > 0 || optional.actions.length > 0;
