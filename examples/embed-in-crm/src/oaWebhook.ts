import { apply } from 'stagewright';
import { commit } from './commit.js';
import type { Database } from './database.js';
import { loadDeal, plan } from './host.js';

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
  return database.transaction(async (query) => {
    const deal = await loadDeal(query, note.deal);
    if (deal === null) return new Response(null, { status: 404 });
    const type = note.approved ? 'approveProcess' : 'rejectProcess';
    const result = apply(
      plan,
      deal,
      { id: note.id, type, process: 'finance', request: note.request },
      { at, by: { id: note.approver, roles: ['finance'] } },
    );
    if (!result.ok) return Response.json(result, { status: 409 });
    await commit(query, deal, result);
    return Response.json({ repeated: result.repeated ?? false });
  });
}
