import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type EvidenceModel, evidenceProbability, sunkCost } from '../../../src/forecast/index.js';
import { thrown } from '../../support/thrown.js';

const model: EvidenceModel = {
  format: 'stagewright.evidence/1',
  version: 1,
  scores: { people: { from: 0, to: 10, weight: 3 }, chain: { from: -5, to: 5, weight: 1 } },
  map: [
    { at: 0, probability: 0.05 },
    { at: 0.5, probability: 0.3 },
    { at: 1, probability: 0.9 },
  ],
};

describe('evidenceProbability', () => {
  it('S4-2: weighs scores and reads the line between its points, by hand', () => {
    // (3 × 0.8 + 1 × 0.4) / 4 = 0.7; 0.3 + 0.6 × 0.2/0.5 = 0.54.
    const found = evidenceProbability(model, { people: 8, chain: -1 });
    expect(found.combined).toBeCloseTo(0.7, 12);
    expect(found.value).toBeCloseTo(0.54, 12);
    expect(found.contributions.people).toBeCloseTo(0.6, 12);
    expect(found.probability).toEqual({ value: found.value, source: 'evidence' });
    expect(evidenceProbability(model, { people: 0, chain: -5 }).value).toBe(0.05);
    expect(evidenceProbability(model, { people: 10, chain: 5 }).value).toBe(0.9);
  });

  it('S4-6: a missing score gives null, not 0', () => {
    expect(evidenceProbability(model, { people: 8, chain: null })).toMatchObject({
      value: null,
      missing: ['chain'],
      probability: null,
    });
    expect(evidenceProbability(model, {}).missing).toEqual(['people', 'chain']);
  });

  const score = fc.double({ min: 0, max: 10, noNaN: true });
  test.prop([score, score, score])(
    'S2-2, S4-16: a better score never gives a lower probability',
    (people, other, chain) => {
      const at = (value: number) => evidenceProbability(model, { people: value, chain: chain - 5 }).value ?? Number.NaN;
      expect(at(Math.max(people, other))).toBeGreaterThanOrEqual(at(Math.min(people, other)) - 1e-15);
    },
  );

  it('refuses what is out of range, unknown, or falls', () => {
    expect(thrown(() => evidenceProbability(model, { people: 11, chain: 0, luck: 1 }))).toEqual([
      'out_of_range scores.people',
      'unknown_reference scores.luck',
    ]);
    expect(thrown(() => evidenceProbability(model, { people: Number.NaN, chain: 0 }))).toEqual([
      'out_of_range scores.people',
    ]);
    const falling = {
      ...model,
      map: [
        { at: 0, probability: 0.5 },
        { at: 1, probability: 0.4 },
      ],
    };
    expect(thrown(() => evidenceProbability(falling, {}))).toEqual(['not_rising model.map']);
    expect(thrown(() => evidenceProbability({ ...model, map: [] }, {}))).toEqual(['not_rising model.map']);
    const later = { ...model, format: 'stagewright.evidence/2' } as never;
    expect(thrown(() => evidenceProbability(later, { people: 8, chain: 0 }))).toEqual(['unknown_choice model.format']);
  });
});

describe('sunkCost', () => {
  const hourlyRates = { sales: { amount: '300', currency: 'CNY' }, expert: { amount: '1000.01', currency: 'CNY' } };

  it('S3-4: adds hours at their rates exactly, beside the expected value', () => {
    const { total, opportunities } = sunkCost(
      [
        { opportunityId: 'a', role: 'sales', hours: 0.1 },
        { opportunityId: 'b', role: 'expert', hours: '2.25' },
        { opportunityId: 'a', role: 'sales', hours: 0.2 },
      ],
      { hourlyRates, expectedValues: { b: { amount: '22500.23', currency: 'CNY' } } },
    );
    // 0.3 × 300 = 90; 2.25 × 1000.01 = 2250.0225.
    expect(total?.amount).toBe('2340.02');
    expect(opportunities.map(({ opportunityId, cost, costRatio }) => [opportunityId, cost.amount, costRatio])).toEqual([
      ['b', '2250.02', expect.closeTo(0.1, 5)],
      ['a', '90.00', null],
    ]);
  });

  it('of nothing is nothing, and refuses roles without a rate and negative hours', () => {
    expect(sunkCost([], { hourlyRates }).opportunities).toEqual([]);
    expect(sunkCost([], { hourlyRates: {} }).total).toBeNull();
    expect(thrown(() => sunkCost([{ opportunityId: 'a', role: 'boss', hours: -1 }], { hourlyRates }))).toEqual([
      'unknown_reference booked.0.role',
      'out_of_range booked.0.hours',
    ]);
  });
});
