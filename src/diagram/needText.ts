import type { ProcessPlan, Requirement } from '../plan/index.js';
import type { Words } from './wordsIn.js';

/** One thing asked for, in words. */
export function needText(need: Requirement, words: Words): string {
  const { names } = words;
  switch (need.kind) {
    case 'field':
      return names.field(need.field);
    case 'action':
      return need.times > 1 ? `${names.action(need.action)} ×${need.times}` : names.action(need.action);
    case 'process':
      return processText(need.process, words);
    case 'question':
      return names.question(need.question);
    case 'condition':
      return names.condition(need.condition);
  }
}

/** A process and who answers it: `Price review (Manager + Finance)`; one is enough where a slash stands. */
export function processText({ id, process: { approve, effect } }: ProcessPlan, { names, say }: Words): string {
  const by = approve.by.map((role) => names.role(role));
  const quorum = typeof approve.quorum === 'number' ? `${approve.quorum} × ` : '';
  const name =
    by.length === 0
      ? names.process(id)
      : `${names.process(id)} (${quorum}${by.join(approve.quorum === 'all' ? ' + ' : ' / ')})`;
  return effect === 'advice' ? say('advice', { process: name }) : name;
}
