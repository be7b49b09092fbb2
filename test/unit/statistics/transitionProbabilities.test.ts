import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type TransitionProbabilities, transitionProbabilities } from '../../../src/statistics/index.js';
import errors from '../../reference/transitionErrors.json' with { type: 'json' };
import reference from '../../reference/transitionProbabilities.json' with { type: 'json' };

function found(...parameters: Parameters<typeof transitionProbabilities>): TransitionProbabilities {
  const result = transitionProbabilities(...parameters);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

function close(matrix: readonly (readonly number[])[] | undefined, wanted: readonly (readonly number[])[]): void {
  expect(matrix?.length).toBe(wanted.length);
  wanted.forEach((row, from) => {
    row.forEach((value, to) => {
      expect(matrix?.[from]?.[to]).toBeCloseTo(value, 14);
    });
  });
}

describe('the answers of R', () => {
  it('are both of the histories in transitionHistories.R', () => {
    const source = readFileSync(new URL('../../reference/transitionHistories.R', import.meta.url), 'utf8');
    const rows = [...source.matchAll(/^(?:-?\d+ ){4}-?\d+/gm)].map(([line]) => line.split(' ').map(Number));
    const column = (at: number) => rows.map((row) => row[at]);
    expect(rows.length).toBe(25);
    const histories = { entries: column(1), exits: column(2), from: column(3), to: column(4) };
    expect(reference).toMatchObject(histories);
    expect(errors).toMatchObject({ ...histories, id: column(0) });
    expect(errors.times).toEqual(reference.times);
  });
});

describe('transitionProbabilities', () => {
  it('skips, rollbacks, a reopened win, ties, late entries: as R survfit has it', () => {
    const result = found(reference, 4);
    expect(result.times).toEqual(reference.times);
    reference.probabilities.forEach((wanted, index) => {
      close(result.probabilities[index], wanted);
    });
    expect(result.lastTime).toBe(16);
  });
  it('from s to t is what is left when P(0, s) is taken out', () => {
    const whole = found(reference, 4);
    const later = found(reference, 4, { since: 8 });
    expect(later.times).toEqual([9, 10, 12, 15, 16]);
    const first = whole.probabilities[whole.times.indexOf(8)] ?? [];
    const second = later.probabilities.at(-1) ?? [];
    const product = first.map((row) =>
      row.map((_, to) => row.reduce((sum, p, via) => sum + p * (second[via]?.[to] ?? 0), 0)),
    );
    close(product, whole.probabilities.at(-1) ?? []);
  });
  it('moves at 0 count, a late one is not at risk at its entry', () => {
    // 1 of 2 moves at 0; at 3 the one left and not yet the one that enters at 3.
    const result = found({ exits: [0, 3, 5], entries: [0, 0, 3], from: [0, 0, 0], to: [1, 1, -1] }, 2);
    expect(result.atRisk).toEqual([
      [2, 0],
      [1, 0],
    ]);
    expect(result.probabilities.map((matrix) => matrix[0])).toEqual([
      [0.5, 0.5],
      [0, 1],
    ]);
  });
  it('refuses what it cannot count', () => {
    expect(transitionProbabilities({ exits: [], from: [], to: [] }, 2)).toMatchObject({ reason: 'no_observations' });
    expect(transitionProbabilities({ exits: [1], from: [], to: [1] }, 2)).toMatchObject({ reason: 'lengths_differ' });
    expect(transitionProbabilities({ exits: [1], from: [0], to: [] }, 2)).toMatchObject({ reason: 'lengths_differ' });
    expect(transitionProbabilities({ exits: [1], from: [0], to: [2] }, 2)).toMatchObject({ reason: 'unknown_state' });
    expect(transitionProbabilities({ exits: [1], from: [2], to: [0] }, 2)).toMatchObject({ reason: 'unknown_state' });
    expect(transitionProbabilities({ exits: [1], from: [0], to: [0] }, 2)).toMatchObject({ reason: 'unknown_state' });
    expect(transitionProbabilities({ exits: [1], from: [0], to: [1] }, 0)).toMatchObject({ reason: 'out_of_range' });
    expect(transitionProbabilities({ exits: [1], entries: [1], from: [0], to: [1] }, 2)).toMatchObject({
      reason: 'exit_not_after_entry',
      index: 0,
    });
  });
});
