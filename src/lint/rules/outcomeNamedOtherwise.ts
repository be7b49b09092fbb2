import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';
import { calledBy, plainNames } from '../labelTexts.js';

/** A win that is called a loss, or a loss that is called a win. */
export const outcomeNamedOtherwise: LintRule<{ readonly won: readonly string[]; readonly lost: readonly string[] }> = {
  code: 'outcome_named_otherwise',
  number: 'SW025',
  severity: 'warning',
  options: {
    won: ['won', 'win', 'closed won', 'success', 'awarded', '赢单', '成交', '中标', '成功', '签约'],
    lost: ['lost', 'loss', 'closed lost', 'failed', 'declined', 'withdrawn', '输单', '丢单', '失败', '未中标', '战败'],
  },
  check: (design, report, { won, lost }) => {
    const wins = plainNames(won);
    const losses = plainNames(lost);
    for (const { series, path } of seriesOf(design)) {
      for (const outcome of series.result.outcomes) {
        const name = calledBy(outcome, outcome.kind === 'won' ? losses : wins);
        if (name === undefined) continue;
        report(`${path}.result.outcomes.${outcome.id}`, { outcome: outcome.id, name, status: outcome.kind });
      }
    }
  },
};
