import type { SalesModelInput } from '../definition/index.js';
import { demandType, StagewrightError } from '../issues/index.js';
import { apply, type BlockerCode, type EventInput } from '../opportunity/index.js';
import { BLOCKER_CODES } from './blockerCodes.js';
import { demandSituation } from './demandSituation.js';
import { eventText } from './eventText.js';
import { demand, type Judgement } from './Judgement.js';
import { nearestJourney } from './nearestJourney.js';
import type { Situation } from './Situation.js';
import { unknownWord } from './unknownName.js';
import { verdictText } from './verdictText.js';

/**
 * Claims that an event is refused, and why: with this code, and where `params` are given with these among its own.
 *
 * The code is asked for because a misspelt event is refused too, with `invalid_event`. Other blockers may stand beside it.
 *
 * @param params compared value by value; parameters that are not named here do not matter.
 * @throws {Error} whose message shows the verdict, where the event is allowed or refused for other reasons.
 * @throws {StagewrightError} `unknown_choice` for a code that there is none of.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { assertRefuses, given } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Demo' },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { actions: ['demo'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * assertRefuses(given(plan, { done: [] }), { type: 'advance' }, 'missing_action', { action: 'demo' });
 */
export function assertRefuses<M extends SalesModelInput>(
  situation: Situation<M>,
  event: EventInput<M>,
  code: BlockerCode,
  params: object = {},
): void {
  demand(judgeRefuses(situation as unknown as Situation, event, code, params));
}

export function judgeRefuses(situation: Situation, event: unknown, code: string, params: object = {}): Judgement {
  const { plan, opportunity, context } = demandSituation(situation);
  demandType('code', 'text', code);
  demandType('params', 'record', params);
  if (!BLOCKER_CODES.includes(code)) throw new StagewrightError([unknownWord('code', code, BLOCKER_CODES)]);
  const applied = apply(plan, opportunity, event as never, context);
  const named = Object.keys(params).length > 0 ? ` ${JSON.stringify(params)}` : '';
  const what = eventText(event);
  if (applied.ok) {
    const told = `${what} is allowed, and should be refused with ${code}${named}`;
    return { holds: false, text: `${told}${nearestJourney({ plan, opportunity })}` };
  }
  const holds = applied.blockers.some((blocker) => blocker.code === code && hasParams(blocker.params, params));
  const should = holds ? `should not be refused with ${code}${named}` : `should be refused with ${code}${named}`;
  const way = holds ? '' : nearestJourney({ plan, opportunity });
  const undecided = !holds && applied.standing === 'invalid';
  return { holds, undecided, text: `${what} is refused, and ${should}\n${verdictText(plan, applied)}${way}` };
}

function hasParams(own: object, asked: object): boolean {
  return Object.entries(asked).every(
    ([name, value]) => JSON.stringify((own as { readonly [name: string]: unknown })[name]) === JSON.stringify(value),
  );
}
