import { compileSalesModel } from 'stagewright';
import { kaSmb } from '../../../examples/models/kaSmb.js';
import { Desk } from './Desk.js';

export const kaSmbPlan = compileSalesModel(kaSmb);
export type KaSmbDesk = Desk<typeof kaSmb>;

/** The example of GB 32100-2015. */
export const USCC = '91350100M000100Y43';

export const NEW = {
  leadQualified: true,
  usccIsUnique: true,
  hasEverSigned: false,
  hasLiveContract: false,
  extendsThatContract: false,
};
export const RENEWAL = { ...NEW, hasEverSigned: true, hasLiveContract: true, extendsThatContract: true };
export const RESALE = { ...RENEWAL, extendsThatContract: false };

type Fields = NonNullable<ConstructorParameters<typeof Desk<typeof kaSmb>>[1]['fields']>;

export function openKaSmb(segment: 'KA' | 'SMB', checks: typeof NEW = NEW, fields: Fields = {}): KaSmbDesk {
  return new Desk(
    kaSmbPlan,
    { id: `${segment.toLowerCase()}-1`, owner: 'ann', fields: { uscc: USCC, segment, ...fields } },
    { as: ['rep'], checks },
  );
}

/** The last stage of the small-business series with everything done but the contract. */
export function toQuoted(desk: KaSmbDesk): KaSmbDesk {
  const amount = { amount: '100', currency: 'CNY' };
  return desk
    .sends([
      { type: 'setFields', values: { amount, closeDate: '2026-03-01' } },
      { type: 'raiseProcess', process: 'P-1' },
    ])
    .sends({ type: 'approveProcess', process: 'P-1' }, { as: ['manager'] })
    .sends({ type: 'approveProcess', process: 'P-1' }, { as: ['finance'] })
    .sends({ type: 'completeAction', action: 'submitProposal' });
}

export function throughTalk(desk: KaSmbDesk): KaSmbDesk {
  return desk.sends([
    { type: 'completeAction', action: 'visit' },
    { type: 'setFields', values: { keyPerson: 'Ms Li, purchasing' } },
    { type: 'advance' },
  ]);
}

export function throughNeed(desk: KaSmbDesk): KaSmbDesk {
  return desk.sends([
    { type: 'setFields', values: { need: 'Two lines', orgChart: 'Board, plants', rivals: 'Acme' } },
    { type: 'advance' },
  ]);
}

/** A small-business deal that only waits for its contract. */
export function smbQuoted(): KaSmbDesk {
  return toQuoted(throughTalk(openKaSmb('SMB')));
}

/** A key-account deal in negotiation, its terms known; it only waits for its contract. */
export function kaNegotiated(): KaSmbDesk {
  return toQuoted(throughNeed(throughTalk(openKaSmb('KA')))).sends([
    { type: 'advance' },
    { type: 'setFields', values: { terms: '60 days' } },
  ]);
}
