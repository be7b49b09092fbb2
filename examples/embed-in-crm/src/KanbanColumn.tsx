import { type Locale, moveTo, type Opportunity, type StageOf, translator } from 'stagewright';
import { type model, plan } from './model.js';

type Props = {
  readonly stage: StageOf<typeof model>;
  readonly dragged: Opportunity<typeof model> | null;
  readonly user: { readonly id: string; readonly roles: readonly string[] };
  /** From the server, so that both sides decide at the same instant. */
  readonly at: string;
  readonly locale: Locale;
  readonly send: (event: object) => void;
};

/** A column that knows before the drop whether a deal may enter it, and if not, why. */
export function KanbanColumn({ stage, dragged, user, at, locale, send }: Props) {
  const t = translator(plan, locale);
  const move = dragged && moveTo(plan, dragged, { stage }, { at, by: user });
  return (
    <section data-standing={move?.standing} onDrop={() => move?.allowed && send(move.event)}>
      <h2>{t.stage(stage)}</h2>
      <ul>
        {move?.checklist.map((item) => (
          <li key={item.path} data-met={item.met}>
            {t.item(item)}
          </li>
        ))}
      </ul>
      {move?.blockers.map((blocker) => {
        const { remedy } = blocker;
        return (
          <p key={blocker.path}>
            {t(blocker)}
            {remedy && (
              <button type="button" onClick={() => send(remedy)}>
                {t.event(remedy)}
              </button>
            )}
          </p>
        );
      })}
    </section>
  );
}
