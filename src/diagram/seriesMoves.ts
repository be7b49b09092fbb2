import type { Requires } from '../definition/index.js';
import {
  type AnyPlan,
  CHANGE,
  CLOSE,
  MOVE_KINDS,
  type MoveRule,
  REOPEN,
  requirementsOf,
  type Track,
} from '../plan/index.js';
import type { Move } from './Diagram.js';
import { needText } from './needText.js';
import { placeKey } from './placeKey.js';
import type { Words } from './wordsIn.js';

/**
 * Every move of a track's table, in its order, and the step from a win to the road behind it. The table has no cell for
 * closing straight into that road, because the win stands between.
 */
export function seriesMoves(plan: AnyPlan, track: Track, words: Words): readonly Move[] {
  const { stages, outcomes, open, size, moves: table, rules, series, path } = track;
  const { say, locale } = words;
  const { result } = series;
  const keyAt = (index: number): string => {
    const stage = stages[index];
    if (stage !== undefined) return placeKey(stage.afterWin ? 'afterWin' : 'stages', stage.id);
    return placeKey('result', outcomes[index - stages.length]?.outcome.id ?? '');
  };
  const found: Move[] = [];
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      const kind = MOVE_KINDS[table[from * size + to] ?? 0];
      if (kind === undefined) continue;
      found.push({ from: keyAt(from), to: keyAt(to), kind, ...ruleOf(from, to) });
    }
  }
  const first = stages[open];
  if (first !== undefined) {
    for (const { outcome } of outcomes) {
      if (outcome.kind !== 'won') continue;
      found.push({ from: placeKey('result', outcome.id), to: keyAt(open), kind: 'enter', notes: [], rule: null });
    }
  }
  return found;

  function ruleOf(from: number, to: number): Pick<Move, 'notes' | 'rule' | 'byDefault'> {
    const kind = table[from * size + to];
    if (kind === REOPEN && result.reopen !== false) {
      const { reopen } = result;
      const byDefault = track.reopenTo === null ? null : keyAt(track.reopenTo);
      return { notes: correctionNotes(reopen, 'result.reopen'), rule: reopen, byDefault };
    }
    if (kind === CHANGE) {
      // From behind a win, the change is that of the win.
      const isFrom = (outcome: string) =>
        from < stages.length
          ? outcomes.some((one) => one.outcome.id === outcome && one.outcome.kind === 'won')
          : outcome === outcomes[from - stages.length]?.outcome.id;
      const target = outcomes[to - stages.length]?.outcome.id;
      const at = result.changes.findIndex((change) => isFrom(change.from) && change.to === target);
      const change = result.changes[at];
      return {
        notes: change === undefined ? [] : correctionNotes(change, `result.changes.${at}`),
        rule: change ?? null,
      };
    }
    if (kind === CLOSE) return { notes: [], rule: null };
    const allowed = rules.get(from * size + to) ?? [];
    return {
      notes: allowed.map((rule) => ruleText(rule)).filter((text) => text !== ''),
      rule: allowed.map(({ path: _, ...rule }) => withoutPaths(rule)),
    };
  }

  function ruleText({ requirements, reasonRequired }: Pick<MoveRule, 'requirements' | 'reasonRequired'>): string {
    const condition = requirements.map((need) => needText(need, words)).join(locale.conditions.and ?? ' ');
    return [...(condition === '' ? [] : [say('if', { condition })]), ...(reasonRequired ? [say('reasoned')] : [])].join(
      locale.listSeparator,
    );
  }

  function correctionNotes(
    {
      requires,
      withinDays,
      reasonRequired = false,
    }: { readonly requires: Requires; readonly withinDays?: number; readonly reasonRequired?: boolean },
    place: string,
  ): readonly string[] {
    const rule = ruleText({
      requirements: requirementsOf(requires, `${path}.${place}.requires`, plan.processes),
      reasonRequired,
    });
    return [
      ...(withinDays === undefined ? [] : [say('withinDays', { days: String(withinDays) })]),
      ...(rule === '' ? [] : [rule]),
    ];
  }
}

/** A rule that only stands in another place of the list is the same rule. */
function withoutPaths({ requirements, ...rule }: Omit<MoveRule, 'path'>): unknown {
  return { ...rule, requirements: requirements.map(({ path: _, ...need }) => need) };
}
