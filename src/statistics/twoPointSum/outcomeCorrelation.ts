import { normalCdf } from '../normalCdf.js';
import { normalDensity } from '../normalDensity.js';
import { normalQuantile } from '../normalQuantile.js';

const END = 8.5;

/**
 * The correlation of two outcomes of the same probability under a hidden normal factor of correlation ρ:
 * (E p(Z)² − p²)/(p(1−p)), by the trapezoidal rule. 2·asin(ρ)/π at p = ½.
 *
 * @returns `null` where the outcome is certain.
 */
export function outcomeCorrelation(latent: number, probability: number): number | null {
  const threshold = normalQuantile(probability);
  if (threshold === null) return null;
  if (latent === 0 || latent === 1) return latent;
  const [pull, own] = [Math.sqrt(latent), Math.sqrt(1 - latent)];
  const step = Math.min(1 / 16, own / (8 * pull));
  let square = 0;
  for (let z = -END; z <= END; z += step) {
    const given = normalCdf((threshold - pull * z) / own);
    square += given * given * normalDensity(z) * step;
  }
  return (square - probability * probability) / (probability * (1 - probability));
}
