/** Whether squares and sums of a weight that is not negative stay numbers: 0, or 1e-100 to 1e100. */
export function isWeighable(weight: number): boolean {
  return weight === 0 || (weight >= 1e-100 && weight <= 1e100);
}
