/** A part of a mixture: with this weight the terms have these probabilities. */
export type Component = { readonly weight: number; readonly probabilities: Float64Array };

/** What is computed of a coefficient, and a bound of the modulus of what is left out of it. */
export type Coefficient = { readonly real: number; readonly imaginary: number; readonly leftOut: number };

const BINS = 1024;
/** From a phase in units of 2^-32 of a turn to its bin. */
const BIN_SHIFT = 22;

/** By bin of the phase, the least that 1 − cos can be there and in the bins beside it. */
function lowerBounds(): Float64Array {
  const lows = new Float64Array(BINS);
  for (let bin = 0; bin < BINS; bin++) {
    const [from, to] = [(bin - 1) / BINS, (bin + 2) / BINS];
    lows[bin] = bin < 1 || bin > BINS - 3 ? 0 : 1 - Math.max(Math.cos(2 * Math.PI * from), Math.cos(2 * Math.PI * to));
  }
  return lows;
}

/**
 * The characteristic function of a mixture of sums, at any frequency k of a period: E exp(−2πik(S − origin)/length).
 *
 * At every frequency each component is **proved** negligible, or computed: |cf| comes back where amounts nearly are
 * multiples of a step, so that small values say nothing of later ones. The proof multiplies bounds of the terms' moduli
 * √(1 − 2p(1−p)(1 − cos)), from whole-number phases and a table, and stops as soon as it can. What was computed at the
 * last frequency asked is computed without trying a proof, and stops where what is left cannot count any more.
 *
 * @returns a reader of one coefficient after the other; `negligible` is a modulus that need not be told from 0. Following
 * frequencies are cheapest in rising order.
 */
export function characteristicFunction(
  amounts: Float64Array,
  components: readonly Component[],
  period: { readonly origin: number; readonly length: number },
): (k: number, negligible: number) => Coefficient {
  const turns = amounts.map((amount) => (amount % period.length) / period.length);
  const originTurns = (((period.origin % period.length) + period.length) % period.length) / period.length;
  const phases = phaseTurner(turns);
  const lows = lowerBounds();
  const proofs = components.map((component) => negligibleProof(turns, component, lows));
  const wasComputed = new Uint8Array(components.length);
  return (k, negligible) => {
    // Each component may come to an equal share of what is negligible.
    const share = negligible / components.length;
    let [x, y, leftOut] = [0, 0, 0];
    components.forEach((component, index) => {
      const isProved = wasComputed[index] === 0 && proofs[index]?.(k, share / component.weight) === true;
      if (!isProved) phases.turnTo(k);
      const value = isProved ? null : productOf(component, phases, share);
      wasComputed[index] = value === null ? 0 : 1;
      if (value === null) leftOut += share;
      else {
        x += value[0];
        y += value[1];
      }
    });
    const angle = 2 * Math.PI * ((k * originTurns) % 1);
    return {
      real: x * Math.cos(angle) - y * Math.sin(angle),
      imaginary: x * Math.sin(angle) + y * Math.cos(angle),
      leftOut,
    };
  };
}

type Phases = {
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
  readonly turnTo: (k: number) => void;
};

/** cos and sin of each term's phase: turned on from one frequency to the next, else worked out. */
function phaseTurner(turns: Float64Array): Phases {
  const cosines = new Float64Array(turns.length).fill(1);
  const sines = new Float64Array(turns.length);
  const stepCosines = turns.map((turn) => Math.cos(2 * Math.PI * turn));
  const stepSines = turns.map((turn) => Math.sin(2 * Math.PI * turn));
  const turnOn = () => {
    for (let index = 0; index < turns.length; index++) {
      const cosine = cosines[index] ?? 0;
      const sine = sines[index] ?? 0;
      const stepCosine = stepCosines[index] ?? 0;
      const stepSine = stepSines[index] ?? 0;
      cosines[index] = cosine * stepCosine - sine * stepSine;
      sines[index] = sine * stepCosine + cosine * stepSine;
    }
  };
  let at = 0;
  return {
    cosines,
    sines,
    turnTo: (k) => {
      if (k === at) return;
      if (k === at + 1) turnOn();
      else {
        for (let index = 0; index < turns.length; index++) {
          const angle = 2 * Math.PI * ((k * (turns[index] ?? 0)) % 1);
          cosines[index] = Math.cos(angle);
          sines[index] = Math.sin(angle);
        }
      }
      at = k;
    },
  };
}

/** weight × Π (1 − p + p exp(−iφ)); `null` where its modulus, which no further factor raises, falls below what counts. */
function productOf(
  { weight, probabilities }: Component,
  { cosines, sines }: Phases,
  counts: number,
): readonly [number, number] | null {
  const countsSquared = counts * counts;
  let [x, y] = [weight, 0];
  for (let index = 0; index < cosines.length; index++) {
    const probability = probabilities[index] ?? 0;
    const factorReal = 1 - probability + probability * (cosines[index] ?? 0);
    const factorImaginary = -probability * (sines[index] ?? 0);
    const turned = x * factorReal - y * factorImaginary;
    y = x * factorImaginary + y * factorReal;
    x = turned;
    if ((index & 15) === 15 && x * x + y * y < countsSquared) return null;
  }
  return x * x + y * y < countsSquared ? null : [x, y];
}

/** Whether the modulus of a component at a frequency is proved to be at most `enough`. */
function negligibleProof(
  turns: Float64Array,
  { probabilities }: Component,
  lows: Float64Array,
): (k: number, enough: number) => boolean {
  // Terms with much variance first: they end the proof soon.
  const order = [...strongFirst(probabilities)];
  const phases = Uint32Array.from(order, (index) => Math.round((turns[index] ?? 0) * 2 ** 32));
  const spread = Float64Array.from(
    order,
    (index) => 2 * (probabilities[index] ?? 0) * (1 - (probabilities[index] ?? 0)),
  );
  return (k, enough) => {
    const enoughSquared = enough * enough;
    let square = 1;
    for (let index = 0; index < phases.length && square > enoughSquared; index++)
      square *= 1 - (spread[index] ?? 0) * (lows[Math.imul(k, phases[index] ?? 0) >>> BIN_SHIFT] ?? 0);
    return square <= enoughSquared;
  };
}

function* strongFirst(probabilities: Float64Array): Iterable<number> {
  const isStrong = (index: number) => Math.abs((probabilities[index] ?? 0) - 0.5) < 0.35;
  for (let index = 0; index < probabilities.length; index++) if (isStrong(index)) yield index;
  for (let index = 0; index < probabilities.length; index++) if (!isStrong(index)) yield index;
}
