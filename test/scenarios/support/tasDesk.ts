import { compileSalesModel } from 'stagewright';
import { tas } from '../../../examples/models/tas.js';
import { Desk } from './Desk.js';

export const tasPlan = compileSalesModel(tas);
export type TasDesk = Desk<typeof tas>;

/** The example of GB 32100-2015. */
export const USCC = '91350100M000100Y43';

const AM = { as: ['AM'] };
const SM = { as: ['SM'] };

/** A large-account opportunity, its lead converted (TAS 1-1) and its account known. */
export function openTas(): TasDesk {
  return new Desk(
    tasPlan,
    {
      id: 'tas-1',
      owner: 'ann',
      customerState: 'potential',
      fields: { uscc: USCC, accountName: 'Fuzhou Example Co.' },
      processes: { 'TAS 1-1': 'approved' },
    },
    AM,
  );
}

/** A process raised and approved by whoever the model names, each role once. */
export function passes(desk: TasDesk, id: string): TasDesk {
  const process = tas.processes.find((each) => each.id === id);
  if (process === undefined) throw new Error(`no process ${id}`);
  desk.sends({ type: 'raiseProcess', process: process.id }, { as: [process.raise[0]], who: `${id} raiser` });
  for (const role of process.approve.by) {
    desk.sends({ type: 'approveProcess', process: process.id }, { as: [role], who: `${id} ${role}` });
  }
  return desk;
}

/** From the lead to the open stage `initiate`. */
export function toInitiate(desk = openTas()): TasDesk {
  return passes(desk, 'TAS 1-2').sends({ type: 'advance' });
}

export function toAnalyse(desk = toInitiate(), grade: 'A' | 'B' | 'E' | 'other' = 'A'): TasDesk {
  desk.sends([
    { type: 'answerQuestion', question: 'q1', answer: 'yes' },
    { type: 'answerQuestion', question: 'q2', answer: 'yes' },
    { type: 'setFields', values: { grade, amount: { amount: '3000000', currency: 'CNY' }, closeDate: '2026-10-31' } },
  ]);
  return passes(desk, 'TAS 2-1').sends({ type: 'advance' });
}

export function toValue(desk = toAnalyse()): TasDesk {
  desk.sends([
    {
      type: 'setFields',
      values: { need: 'One platform for all plants', decisionChain: 'CIO, CFO, plant heads', rivals: 'Acme' },
    },
    { type: 'completeAction', action: 'strategy' },
    { type: 'completeAction', action: 'relationshipPlan' },
  ]);
  passes(desk, 'TAS 3-1');
  return passes(desk, 'TAS 3-2').sends({ type: 'advance' });
}

export function toBid(desk = toValue()): TasDesk {
  desk.sends({ type: 'setFields', values: { solution: 'Platform in two phases', effort: '900 days' } }, SM);
  passes(desk, 'DR-1');
  passes(desk, 'DR-2');
  return desk.sends(
    [
      { type: 'completeAction', action: 'submitSolution' },
      { type: 'completeAction', action: 'submitEffort' },
      { type: 'advance' },
    ],
    SM,
  );
}

/** All that the bid asks for is done; the award is still out. */
export function toAward(desk = toBid()): TasDesk {
  passes(desk, 'DR-3').sends({ type: 'completeAction', action: 'submitQuote' });
  passes(desk, 'TAS 6-1');
  passes(desk, 'TAS 6-2').sends([
    { type: 'answerQuestion', question: 'q3', answer: 'yes' },
    { type: 'answerQuestion', question: 'q4', answer: 'yes' },
  ]);
  passes(desk, 'TAS 6-3');
  return passes(desk, 'TAS 6-4').sends({ type: 'completeAction', action: 'submitBid' });
}

export function toSign(desk = toAward()): TasDesk {
  return desk.sends([
    { type: 'setFields', values: { bidResult: 'won' } },
    { type: 'close', outcome: 'won', reason: 'solution' },
  ]);
}
