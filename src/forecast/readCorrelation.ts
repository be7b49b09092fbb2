import { createIssue, StagewrightError, shown } from '../issues/index.js';

/**
 * The correlation of the hidden factor; 0 where none is given.
 *
 * @throws {StagewrightError} `out_of_range`.
 */
export function readCorrelation(latentCorrelation: number | undefined): number {
  const latent = latentCorrelation ?? 0;
  if (!(latent >= 0 && latent <= 1))
    throw new StagewrightError([
      createIssue('out_of_range', 'latentCorrelation', { found: shown(latent), min: 0, max: 1 }),
    ]);
  return latent;
}
