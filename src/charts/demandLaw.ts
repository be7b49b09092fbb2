import { demandShape } from './demandShape.js';

/**
 * Holds the law of a forecast to all that is drawn of it; `quota` may be `null`.
 *
 * @throws {StagewrightError} as `demandShape`.
 */
export function demandLaw(path: string, law: unknown): void {
  demandShape(path, law, {
    method: 'text',
    asOf: 'text',
    currency: 'text',
    n: 'number',
    excluded: 'record',
    points: 'list',
    'quantiles.q10': 'money',
    'quantiles.q50': 'money',
    'quantiles.q90': 'money',
  });
  const { points, quota } = law as { readonly points: readonly unknown[]; readonly quota?: unknown };
  points.forEach((point, index) => {
    demandShape(`${path}.points.${index}`, point, { amount: 'money', atMost: 'number' });
  });
  if (quota != null) demandShape(`${path}.quota`, quota, { amount: 'money', probability: 'number' });
}
