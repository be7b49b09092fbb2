import { type Finding, lintSalesModel } from 'stagewright/lint';
import { type Changes, changed } from './changed.js';
import type { RuleCase } from './ruleCases.js';
import { sketchedHistory } from './sketchedHistory.js';
import { soundModel } from './soundModel.js';

/** What the rules have to say of a case: where it is bad, and where it is put right. */
export function shownFindings({ bad, good = {}, happened, strict = false }: RuleCase): {
  readonly bad: readonly Finding[];
  readonly good: readonly Finding[];
} {
  const of = (changes: Changes, side: 'bad' | 'good') => {
    const model = changed(soundModel, changes);
    const history = happened === undefined ? [] : [sketchedHistory(model, happened[side])];
    return lintSalesModel(model, { strict, history });
  };
  return { bad: of(bad, 'bad'), good: of(good, 'good') };
}
