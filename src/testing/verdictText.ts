import { en } from '../locales/index.js';
import type { Verdict } from '../opportunity/index.js';
import { type AnyPlan, translator } from '../plan/index.js';

/** A verdict as lines of a failure message: its standing, then what blocks and what is missing, with codes and paths. */
export function verdictText(
  plan: AnyPlan,
  { standing, blockers, inputs }: Pick<Verdict, 'standing' | 'blockers' | 'inputs'>,
): string {
  const t = translator(plan, en);
  return [
    `  standing: ${standing}`,
    ...blockers.map((blocker) => `  ${blocker.code} at ${blocker.path}: ${t(blocker)}`),
    ...inputs.map(
      ({ name, choices }) => `  lacks ${name}${choices === undefined ? '' : `: one of ${choices.join(', ')}`}`,
    ),
  ].join('\n');
}
