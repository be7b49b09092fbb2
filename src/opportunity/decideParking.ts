import type { SuspendReason } from '../definition/index.js';
import { dateOfDay, dayNumber } from '../values/index.js';
import { block, type Case, impossible, type Step } from './Case.js';
import { checkAccess, checkReason, checkRoles } from './checkRights.js';
import { notHere } from './decideStageMove.js';
import { readField } from './Facts.js';
import { isOver } from './isOver.js';

type Decided = (() => Step) | null;

export function decideSuspend(found: Case): Decided {
  const { opportunity, plan, event, context } = found;
  if (opportunity.status !== 'open') return notHere(found);
  const { reasons } = plan.definition.lifecycle.suspend;
  const path = 'lifecycle.suspend.reasons';
  checkAccess(found);
  checkReason(found, path, { required: true, choices: new Set(reasons.map(({ id }: SuspendReason) => id)) });
  const reason = reasons.find(({ id }: SuspendReason) => id === event.reason);
  const dates = event.followUpOn !== undefined ? [event.followUpOn as string] : reason ? datesOf(found, reason) : [];
  const ahead = dates.filter((date) => !isOver(date, context.at));
  if (ahead.length === 0 && (reason !== undefined || event.reason === undefined || dates.length > 0)) {
    found.inputs.push({ name: 'followUpOn' });
    const [field] = reason?.needs ?? [];
    block(found, 'date_required', reason ? `${path}.${reason.id}` : path, {
      ...(field === undefined ? {} : { field, fields: [...(reason?.needs ?? [])] }),
      ...(dates.length === 0 ? {} : { over: dates }),
    });
  }
  const followUpOn = (event.followUpOn as string | undefined) ?? followUpFrom(ahead, reason?.wakeLeadDays ?? 0);
  return () => ({
    changes: { status: 'suspended', parked: { reason: event.reason ?? null, followUpOn, since: context.atText } },
    to: opportunity.stage,
    effects: [],
  });
}

/** The dates that a reason rests on. */
function datesOf(found: Case, { needs }: SuspendReason): readonly string[] {
  return needs.flatMap((field) => {
    const { value, valid } = readField(found, field);
    return valid && typeof value === 'string' ? [value] : [];
  });
}

/** The earliest of them, less the days that it wakes before: of a date that is near, a day before today. */
function followUpFrom(dates: readonly string[], wakeLeadDays: number): string | null {
  return dates.length === 0 ? null : dateOfDay(Math.min(...dates.map(dayNumber)) - wakeLeadDays);
}

export function decideResume(found: Case): Decided {
  const { opportunity, context } = found;
  const { status, parked, visit, stage } = opportunity;
  if (status !== 'suspended') return notHere(found, null);
  checkAccess(found);
  const from = parked?.since ?? context.atText;
  const parkedMs = visit.parkedMs + context.at - Date.parse(from);
  const suspensions = [...visit.suspensions, { from, to: context.atText }];
  return () => ({
    changes: { status: 'open', parked: null, visit: { ...visit, parkedMs, suspensions } },
    to: stage,
    effects: [],
  });
}

export function decideRecycle(found: Case): Decided {
  const { opportunity, context, plan } = found;
  if (opportunity.status !== 'open') return notHere(found);
  checkAccess(found);
  return () => ({
    changes: { status: 'pooled', owner: null, parked: { reason: null, followUpOn: null, since: context.atText } },
    to: opportunity.stage,
    effects: [{ type: 'owner.cleared', to: plan.definition.recycleTo }],
  });
}

/** Gives an owner. From the pool it also takes the opportunity back to work, with a fresh ageing clock. */
export function decideAssign(found: Case): Decided {
  const { opportunity, event, context, plan } = found;
  const { status, visit } = opportunity;
  if (status === 'voided') return notHere(found);
  checkRoles(found, plan.definition.lifecycle.assign.roles, 'lifecycle.assign.roles');
  if (event.owner === undefined) found.inputs.push({ name: 'owner' });
  return () => {
    const owner = event.owner ?? null;
    const changes: Step['changes'] =
      status === 'pooled'
        ? {
            owner,
            status: 'open',
            parked: null,
            visit: { ...visit, clockFrom: context.atText, parkedMs: 0, suspensions: [] },
          }
        : { owner };
    return { changes, to: opportunity.stage ?? opportunity.outcome, effects: [] };
  };
}

export function decideVoid(found: Case): Decided {
  const { opportunity, plan } = found;
  const rule = plan.definition.lifecycle.void;
  if (opportunity.status === 'voided') return impossible(found, 'void_not_allowed', 'lifecycle.void');
  checkRoles(found, rule.roles, 'lifecycle.void.roles');
  checkReason(found, 'lifecycle.void.reasons', {
    required: true,
    choices: new Set<string>(rule.reasons.map(({ id }: { readonly id: string }) => id)),
  });
  return () => ({
    changes: {
      status: 'voided',
      stage: null,
      outcome: null,
      stageEnteredAt: found.context.atText,
      reason: found.event.reason ?? null,
      probability: null,
      parked: null,
      closing: null,
    },
    to: null,
    effects: [],
  });
}
