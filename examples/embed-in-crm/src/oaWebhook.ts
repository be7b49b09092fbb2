import { apply } from 'stagewright';
import { commit, RepeatedEvent } from './commit.js';
import type { Database } from './database.js';
import { lockDeal } from './host.js';
import { plan } from './model.js';

/** What the approval system sends; it delivers at least once, in any order. */
export type Note = {
  readonly id: string;
  readonly deal: string;
  readonly request: string;
  readonly approved: boolean;
  readonly approver: string;
};

/**
 * An answer from the approval system. The delivery id makes a second delivery a repetition; the request id refuses the
 * late answer to a request that was raised again since.
 */
export async function oaWebhook(database: Database, note: Note, at: Date): Promise<Response> {
  const type = note.approved ? 'approveProcess' : 'rejectProcess';
  const event = { id: note.id, type, process: 'finance', request: note.request } as const;
  try {
    return await database.transaction(async (query) => {
      const deal = await lockDeal(query, note.deal);
      if (deal === null) return new Response(null, { status: 404 });
      const result = apply(plan, deal, event, { at, by: { id: note.approver, roles: ['finance'] } });
      if (!result.ok) return Response.json(result, { status: 409 });
      await commit(query, deal, result);
      return Response.json({ repeated: result.repeated ?? false });
    });
  } catch (error) {
    if (error instanceof RepeatedEvent) return Response.json({ repeated: true });
    throw error;
  }
}
