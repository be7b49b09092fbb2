import { requiresOf } from '../conditionsOf.js';
import type { LintRule } from '../LintRule.js';

/** A process that is asked for in a series in which it never applies: there it counts as met, and keeps nobody back. */
export const gateOfOtherSeries: LintRule = {
  code: 'gate_of_other_series',
  number: 'SW036',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    const only = new Map(design.model.processes.map(({ id, series }) => [id, series]));
    const asked = requiresOf(design).flatMap(({ requires, path, series }) =>
      requires.processes.map((process, at) => {
        const place = `${path}.processes.${at}`;
        // The same stage, taken from the catalogue, asks for it in a series in which it applies.
        const shared = `${path.slice(`series.${series}.`.length)} ${process}`;
        return { process, place, shared, series, applies: only.get(process)?.includes(series) ?? true };
      }),
    );
    const known = new Set(asked.filter(({ applies }) => applies).map(({ shared }) => shared));
    for (const { process, place, shared, series, applies } of asked)
      if (!applies && !known.has(shared))
        report(place, { process, series, otherSeries: [...(only.get(process) ?? [])] });
  },
};
