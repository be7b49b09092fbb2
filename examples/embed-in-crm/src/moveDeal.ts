import { apply, neededChecks, parseEvents } from 'stagewright';
import { commit, RepeatedEvent, WriteConflict } from './commit.js';
import type { Database } from './database.js';
import { answerChecks, loadDeal, type Session } from './host.js';
import { plan } from './model.js';

const httpStatus = {
  needs_input: 422,
  blocked: 422,
  forbidden: 403,
  impossible: 409,
  conflict: 409,
  invalid: 400,
  ready: 200,
};

/** `POST /deals/:id/events` with `{ seq, events }`: one event or a list, applied as a whole or not at all. */
export async function moveDeal(
  database: Database,
  request: Request,
  dealId: string,
  session: Session,
  at: Date,
): Promise<Response> {
  const body = await readBody(request);
  if (body === null) return Response.json({ standing: 'invalid' }, { status: 400 });
  const events = parseEvents(plan, body.events);
  if (!events.ok) return Response.json(events.issues, { status: 400 });
  try {
    return await database.transaction(async (query) => {
      const deal = await loadDeal(query, dealId);
      if (deal === null) return new Response(null, { status: 404 });
      const result = apply(plan, deal, events.value, {
        at,
        by: session.user,
        ...(body.seq === undefined ? {} : { expectedSeq: body.seq }),
        checks: await answerChecks(neededChecks(plan, deal, events.value)),
      });
      if (!result.ok) return Response.json(result, { status: httpStatus[result.standing] });
      return Response.json(await commit(query, deal, result));
    });
  } catch (error) {
    if (error instanceof WriteConflict) return Response.json({ standing: 'conflict' }, { status: 409 });
    if (error instanceof RepeatedEvent) return Response.json(await loadDeal(database.query, dealId));
    throw error;
  }
}

type Body = { readonly seq?: number; readonly events: unknown };

async function readBody(request: Request): Promise<Body | null> {
  const body: unknown = await request.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('events' in body)) return null;
  if (!('seq' in body)) return { events: body.events };
  return typeof body.seq === 'number' ? { seq: body.seq, events: body.events } : null;
}
