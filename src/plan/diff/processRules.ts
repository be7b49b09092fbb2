import type { Process } from '../../definition/index.js';
import { type Differ, diffRecord, judged, type PropertyRules, within } from './diffRecord.js';
import { judgeCondition, judgeOccasion } from './judgeCondition.js';
import {
  atLeast,
  demands,
  grants,
  grantsOrAll,
  type Judge,
  onScale,
  opposite,
  restricting,
  shifting,
} from './judges.js';

const diffApproval: Differ = (before, after, at) => {
  const [was, now] = [before as Process['approve'], after as Process['approve']];
  // Where each role must answer, one more asks for more; else it is one more who may.
  const isEach = { was: was.quorum === 'all', now: now.quorum === 'all' };
  const by: Judge = (older, newer) => {
    if (isEach.was && isEach.now) return demands(older, newer);
    if (isEach.was === isEach.now) return grants(older, newer);
    const wider = isEach.was ? grants(older, newer) : grants(newer, older);
    const looser = wider === 'loosens' || wider === 'neutral' ? 'loosens' : 'shifts';
    return isEach.was ? looser : opposite(looser);
  };
  return diffRecord(was, now, at, {
    by: judged(by),
    quorum: judged((older, newer) => atLeast(needed(older, was.by.length), needed(newer, now.by.length))),
    selfApproval: judged(onScale(false, true)),
  });
};

/** How many answers an approval takes, at least. */
const needed = (quorum: unknown, roles: number) => (quorum === 'all' ? roles : quorum === 'any' ? 1 : quorum);

/** What the properties of a process do. */
export const processRules = (): PropertyRules => ({
  stage: judged(restricting),
  series: judged(grantsOrAll),
  kind: judged(shifting),
  raise: judged(grantsOrAll),
  approve: within(diffApproval),
  effect: judged(onScale('gate', 'advice')),
  when: judged(judgeOccasion),
  needs: judged(judgeCondition),
  after: judged(demands),
  before: judged(restricting),
  verifies: judged(demands),
  corrects: judged(grants),
  // The people who may answer are the same; another system may, too.
  run: judged(onScale('crm', 'external')),
  recurring: judged(onScale(false, true)),
});
