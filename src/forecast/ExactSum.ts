/** A whole number that grows by additions: floats as long as they are exact, the rest beside. */
export type ExactSum = { small: number; large: bigint };

export function emptySum(): ExactSum {
  return { small: 0, large: 0n };
}

export function addTo(sum: ExactSum, value: number | bigint): void {
  if (typeof value === 'bigint') {
    sum.large += value;
    return;
  }
  const next = sum.small + value;
  if (Number.isSafeInteger(next)) sum.small = next;
  else {
    sum.large += BigInt(sum.small);
    sum.small = value;
  }
}

export function sumValue(sum: ExactSum): bigint {
  return sum.large + BigInt(sum.small);
}
