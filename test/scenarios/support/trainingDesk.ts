import { compileSalesModel } from 'stagewright';
import { training } from '../../../examples/models/training.js';
import { Desk } from './Desk.js';

export const trainingPlan = compileSalesModel(training);
export type TrainingDesk = Desk<typeof training>;

const MOBILE = '13912345678';
const REP = { as: ['rep'], checks: { leadIsPlausible: true, mobileIsUnique: true, hasOrder: false } };
const CARE = { as: ['csr'], checks: { leadIsPlausible: true, mobileIsUnique: true, hasOrder: true } };

/** A new customer: series M. */
export function openNew(): TrainingDesk {
  const fields = { mobile: MOBILE, interest: 'English for teams' };
  return new Desk(trainingPlan, { id: 'm-1', owner: 'ann', fields, customerState: 'potential' }, REP);
}

/** A formal customer: series S. */
export function openExisting(): TrainingDesk {
  return new Desk(trainingPlan, { id: 's-1', owner: 'bob', fields: { mobile: MOBILE }, customerState: 'formal' }, CARE);
}

export function toNeed(desk = openNew()): TrainingDesk {
  return desk.sends([
    { type: 'completeAction', action: 'call' },
    { type: 'setFields', values: { decisionMaker: true } },
    { type: 'advance' },
  ]);
}

export function toTrial(desk = toNeed()): TrainingDesk {
  return desk.sends([
    { type: 'completeAction', action: 'present' },
    { type: 'setFields', values: { pilotOrder: 'T-17' } },
    { type: 'advance' },
  ]);
}

/** The last stage: attending the trial class moves the opportunity by itself. */
export function toConfirm(desk = toTrial()): TrainingDesk {
  return desk.sends({ type: 'completeAction', action: 'attendTrial' });
}

export function toTerms(desk = toConfirm()): TrainingDesk {
  return desk.sends([
    { type: 'completeAction', action: 'settleTerms' },
    { type: 'setFields', values: { amount: { amount: '4800', currency: 'CNY' }, closeDate: '2026-03-01' } },
  ]);
}

export function toWon(desk = toTerms()): TrainingDesk {
  return desk.sends([
    { type: 'setFields', values: { paid: true } },
    { type: 'close', outcome: 'won', reason: 'trial' },
  ]);
}

/** The offer of an existing customer, with a need to buy again. */
export function toOffer(desk = openExisting()): TrainingDesk {
  return desk.sends([
    { type: 'completeAction', action: 'review' },
    { type: 'advance' },
    { type: 'completeAction', action: 'present' },
    { type: 'setFields', values: { repurchase: 'Advanced course' } },
  ]);
}
