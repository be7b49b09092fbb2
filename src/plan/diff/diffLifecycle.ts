import { diffReasons } from './diffReasons.js';
import { type Differ, diffRecord, judged, propertyChanged, within } from './diffRecord.js';
import { grantsOrAll, judgeSwitch } from './judges.js';

const diffBlock: Differ = (before, after, at) =>
  diffRecord(before as object, after as object, at, { reasons: within(diffReasons), roles: judged(grantsOrAll) });

/** Changes of parking, voiding, handing over and assigning. */
export const diffLifecycle: Differ = (before, after, at) =>
  diffRecord(before as object, after as object, at, {
    suspend: within(diffBlock),
    void: within(diffBlock),
    transfer: within((was, now, place) =>
      was === false || now === false
        ? [propertyChanged('transfer', was, now, place, judgeSwitch)]
        : diffBlock(was, now, place),
    ),
    assign: within(diffBlock),
  });
