import { completed, or } from './completed.js';
import { completeEffect, completeRequires, completeStage } from './completeStage.js';
import { labelled, labelledElement } from './labelled.js';
import type { OutcomeInput, ResultInput } from './OutcomeInput.js';
import type { Moves, Outcome, Result, Series } from './SalesModel.js';
import type { MovesInput, SeriesInput } from './SeriesInput.js';
import type { StageInput } from './StageInput.js';

/** A series with its defaults, its stages taken out of the catalogue. */
export function completeSeries(series: SeriesInput, catalogue: readonly StageInput[]): Series {
  return {
    ...labelled(series.id, series),
    deal: or(series.deal, {}),
    types: or(series.types, []),
    probability: or(series.probability, { mode: 'fixed' }),
    moves: completeMoves(series.moves),
    stages: series.stages.map((stage) => completeStage(stage, catalogue)),
    result: completeResult(series.result),
    afterWin: or(series.afterWin, []).map((stage) => completeStage(stage, catalogue)),
    variants: or(series.variants, []).map((variant) => labelled(variant.id, variant)),
    settlement: or(series.settlement, []),
  };
}

function completeMoves(input: MovesInput | undefined): Moves {
  return completed(input, (moves) => ({
    ...moves,
    skip: eachRule(or(moves.skip, 'forbid'), (rule) => ({ ...rule, reasonRequired: or(rule.reasonRequired, false) })),
    rollBack: eachRule(or(moves.rollBack, 'previous'), (rule) => ({
      ...rule,
      reasonRequired: or(rule.reasonRequired, true),
      keep: or(rule.keep, 'approvals'),
    })),
    repeat: or(moves.repeat, 'forbid'),
  }));
}

/** A word for all moves, or a rule for each. */
function eachRule<Word extends string, In, Out>(
  rules: Word | readonly In[],
  complete: (rule: In) => Out,
): Word | Out[] {
  return typeof rules === 'string' ? rules : rules.map(complete);
}

function completeOutcome(outcome: OutcomeInput): Outcome {
  const { reasons: _, ...rest } = outcome;
  return {
    ...labelled(outcome.id, rest),
    from: or(outcome.from, outcome.kind === 'won' ? 'last' : 'any'),
    ...(outcome.reasons === undefined ? {} : { reasons: outcome.reasons.map((reason) => labelledElement(reason)) }),
    requires: completeRequires(outcome.requires),
    tags: or(outcome.tags, []),
    effects: or(outcome.effects, []).map(completeEffect),
  };
}

function completeResult(result: ResultInput): Result {
  const input = or(result.reopen, false);
  return {
    ...result,
    outcomes: result.outcomes.map(completeOutcome),
    changes: or(result.changes, []).map((change) => ({ ...change, requires: completeRequires(change.requires) })),
    reopen:
      input === false
        ? false
        : completed(input, (reopen) => ({
            ...reopen,
            requires: completeRequires(reopen.requires),
            reasonRequired: or(reopen.reasonRequired, false),
            keep: or(reopen.keep, 'approvals'),
          })),
  };
}
