import type { Applied, Refusal } from './Applied.js';
import type { Decision } from './decide.js';
import type { AnyOpportunity } from './Opportunity.js';
import type { ReadContext, WrongContext } from './ReadContext.js';

/** A refused attempt as a value: the verdict, and what the host may keep of it. */
export function refuse(
  opportunity: Pick<AnyOpportunity, 'id' | 'seq' | 'updatedAt'>,
  { verdict, event }: Pick<Decision, 'verdict'> & { readonly event: Refusal['event'] },
  context: ReadContext | WrongContext,
  index: number,
): Applied & { readonly ok: false } {
  const known =
    'wrong' in context
      ? { at: opportunity.updatedAt, by: { id: '', roles: [] } }
      : { at: context.atText, by: context.by };
  return {
    ok: false,
    index,
    allowed: verdict.allowed,
    standing: verdict.standing,
    checklist: verdict.checklist,
    blockers: verdict.blockers,
    inputs: verdict.inputs,
    ...(verdict.playbook === undefined ? {} : { playbook: verdict.playbook }),
    refusal: {
      kind: 'refusal',
      opportunityId: opportunity.id,
      afterSeq: opportunity.seq,
      at: known.at,
      by: known.by,
      event,
      blockers: verdict.blockers,
    },
  };
}
