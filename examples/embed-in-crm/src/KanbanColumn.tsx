import { type Locale, moveTo, type StageOf, translator } from 'stagewright';
import { type Deal, type model, plan } from './model.js';

type Props = {
  readonly stage: StageOf<typeof model>;
  readonly dragged: Deal | null;
  readonly user: { readonly id: string; readonly roles: readonly string[] };
  /** From the server, so that both sides decide at the same instant. */
  readonly at: string;
  readonly locale: Locale;
  readonly send: (event: object) => void;
};

/** A column that knows before the drop whether a deal may enter it, and if not, why. */
export function KanbanColumn({ stage, dragged, user, at, locale, send }: Props) {
  const t = translator(plan, locale);
  const isElsewhere = dragged !== null && dragged.stage !== stage;
  const move = isElsewhere ? moveTo(plan, dragged, { stage }, { at, by: user }) : null;
  return (
    // A browser lets nothing fall where the drag was not accepted.
    <fieldset
      data-standing={move?.standing}
      onDragOver={(drag) => move?.allowed && drag.preventDefault()}
      onDrop={() => move?.allowed && send(move.event)}
    >
      <legend>{t.stage(stage)}</legend>
      {move && <p>{t.standing(move.standing)}</p>}
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
          <p key={`${blocker.code} ${blocker.path}`}>
            {t(blocker)}{' '}
            {remedy && (
              <button type="button" onClick={() => send(remedy)}>
                {t.event(remedy)}
              </button>
            )}
          </p>
        );
      })}
      {move?.allowed && (
        <button type="button" onClick={() => send(move.event)}>
          {t.event(move.event)}
        </button>
      )}
    </fieldset>
  );
}
