import { en, type Issue, translator } from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { plan } from './model.js';

/** The translator for a request's reader. */
export const say = (acceptLanguage: string | null) => translator(plan, acceptLanguage?.startsWith('zh') ? zhCN : en);

/** Issues with the sentence that their reader understands. */
export const answer = (acceptLanguage: string | null, issues: readonly Issue[]) =>
  issues.map((issue) => ({ ...issue, message: say(acceptLanguage)(issue) }));
