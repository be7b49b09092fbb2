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
    deal: series.deal ?? {},
    types: series.types ?? [],
    probability: series.probability ?? { mode: 'fixed' },
    moves: completeMoves(series.moves),
    stages: series.stages.map((stage) => completeStage(stage, catalogue)),
    result: completeResult(series.result),
    afterWin: (series.afterWin ?? []).map((stage) => completeStage(stage, catalogue)),
    variants: (series.variants ?? []).map((variant) => labelled(variant.id, variant)),
    settlement: series.settlement ?? [],
  };
}

function completeMoves(moves: MovesInput | undefined): Moves {
  return {
    ...moves,
    skip: eachRule(moves?.skip ?? 'forbid', (rule) => ({ ...rule, reasonRequired: rule.reasonRequired ?? false })),
    rollBack: eachRule(moves?.rollBack ?? 'previous', (rule) => ({
      ...rule,
      reasonRequired: rule.reasonRequired ?? true,
      keep: rule.keep ?? 'approvals',
    })),
    repeat: moves?.repeat ?? 'forbid',
  };
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
    from: outcome.from ?? (outcome.kind === 'won' ? 'last' : 'any'),
    ...(outcome.reasons ? { reasons: outcome.reasons.map((reason) => labelledElement(reason)) } : {}),
    requires: completeRequires(outcome.requires),
    tags: outcome.tags ?? [],
    effects: (outcome.effects ?? []).map(completeEffect),
  };
}

function completeResult(result: ResultInput): Result {
  const reopen = result.reopen ?? false;
  return {
    ...result,
    outcomes: result.outcomes.map(completeOutcome),
    changes: (result.changes ?? []).map((change) => ({ ...change, requires: completeRequires(change.requires) })),
    reopen: reopen && {
      ...reopen,
      requires: completeRequires(reopen.requires),
      reasonRequired: reopen.reasonRequired ?? false,
      keep: reopen.keep ?? 'approvals',
    },
  };
}
