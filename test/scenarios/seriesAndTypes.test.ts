import { classifyType, openOpportunity, routeSeries, type StagePath, stageMove, stagePath } from 'stagewright';
import { funnelConversion, historyFromRecords } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { kaSmb } from '../../examples/models/kaSmb.js';
import { codes } from './support/Desk.js';
import { kaSmbPlan, NEW, openKaSmb, RENEWAL, RESALE, throughTalk, USCC } from './support/kaSmbDesk.js';
import { openExisting, openNew } from './support/trainingDesk.js';

const at = '2026-01-05T09:00:00Z';
const by = { id: 'ann', roles: ['rep'] };

describe('types of opportunities', () => {
  test.each([
    ['S1-3: never signed is new business', NEW, 'new'],
    ['S1-4: prolonging a running contract is a renewal', RENEWAL, 'renewal'],
    ['S1-5: a wider scope beside a running contract is resale', RESALE, 'resale'],
  ] as const)('%s', (_title, checks, type) => {
    expect(classifyType(kaSmbPlan, { fields: {} }, { at, by, checks })).toMatchObject({ kind: 'found', id: type });
    expect(openKaSmb('KA', checks).opportunity.type).toBe(type);
  });

  test('S1-3, S1-5: a former customer without a running contract is none of the three: somebody says what it is', () => {
    const former = { ...NEW, hasEverSigned: true };
    expect(classifyType(kaSmbPlan, { fields: {} }, { at, by, checks: former })).toEqual({ kind: 'none' });
  });

  test('S1-6: the rules are the company’s; while one of them is unanswered nothing is guessed', () => {
    const { hasLiveContract: _unanswered, ...rest } = NEW;
    const opened = openOpportunity(
      kaSmbPlan,
      { id: 'o', fields: { uscc: USCC, segment: 'KA' } },
      { at, by, checks: rest },
    );
    expect(opened.ok).toBe(false);
    expect(!opened.ok && new Set(codes(opened))).toEqual(new Set(['condition_unknown']));
    const given = openOpportunity(
      kaSmbPlan,
      { id: 'o', type: 'resale', fields: { uscc: USCC, segment: 'KA' } },
      { at, by, checks: rest },
    );
    expect(given.ok && given.opportunity.type).toBe('resale');
  });

  test('S0-35: a type that the series does not serve is refused', () => {
    const { opportunity, plan } = openNew();
    const start = {
      id: 'o',
      series: 'M',
      type: 'existing',
      fields: { mobile: '13912345678', interest: 'English' },
    } as const;
    const checks = { leadIsPlausible: true, mobileIsUnique: true, hasOrder: true };
    expect(opportunity.type).toBe('new');
    expect(openOpportunity(plan, start, { at, by, checks }).ok).toBe(false);
  });
});

describe('series and their variants', () => {
  test('S1-7, S1-8: a key account’s new business has four stages, its renewal no "need"', () => {
    expect(stagePath(kaSmbPlan, 'KA').stages).toEqual(['talk', 'need', 'quote', 'deal']);
    expect(kaSmb.series[0].result.label['zh-CN']).toBe('签约结果');
    expect(stagePath(kaSmbPlan, 'KA').won).toEqual(['won']);
    expect(stagePath(kaSmbPlan, 'KA', 'renewal').stages).toEqual(['talk', 'quote', 'deal']);
    expect(openKaSmb('KA', NEW).opportunity.variant).toBeNull();
    expect(openKaSmb('KA', RENEWAL).opportunity.variant).toBe('renewal');
    expect(openKaSmb('KA', RESALE).opportunity.variant).toBeNull();
  });

  test('S1-8: a renewal goes from the talk straight to the quote, and it is no skip', () => {
    const desk = throughTalk(openKaSmb('KA', RENEWAL));
    expect(desk.place).toEqual(['open', 'quote']);
    expect(desk.records.at(-1)).toMatchObject({ event: { type: 'advance' }, variant: 'renewal' });
    expect(desk.records.at(-1)?.skipped).toBeUndefined();
    expect(desk.sends({ type: 'rollBack', reason: 'Wrong plant' }).place).toEqual(['open', 'talk']);
  });

  test('a variant is chosen once: later changes of fields do not change it', () => {
    const desk = openKaSmb('KA', RENEWAL).sends({ type: 'setFields', values: { type: 'new' } });
    expect(desk.opportunity).toMatchObject({ type: 'new', variant: 'renewal' });
  });

  test('what names a dropped stage is read without it', () => {
    const desk = openKaSmb('SMB', RENEWAL);
    expect(desk.place).toEqual(['open', 'quote']);
    expect(stagePath(kaSmbPlan, 'SMB', 'renewal')).toMatchObject({ stages: ['quote'], won: ['won'], lost: ['lost'] });
    desk.sends({ type: 'close', outcome: 'lost', reason: 'price' });
    expect(desk.sends({ type: 'reopen' }).place).toEqual(['open', 'quote']);
  });

  test('S1-10, S1-12, S1-13: small business takes fewer stages than key accounts, from the same catalogue', () => {
    const ka = stagePath(kaSmbPlan, 'KA').stages;
    const smb = stagePath(kaSmbPlan, 'SMB').stages;
    expect(smb).toEqual(['talk', 'quote']);
    expect(smb.length).toBeLessThan(ka.length);
    expect(smb.every((stage) => ka.includes(stage))).toBe(true);
    expect(
      kaSmb.series.map(({ id, govern, dealSize, probability }) => [id, govern, dealSize, probability.mode]),
    ).toEqual([
      ['KA', 'milestone', 'large', 'individual'],
      ['SMB', 'action', 'small', 'fixed'],
    ]);
  });

  test('S1-11: a key account sets the pace: any step back is allowed, in small business only one', () => {
    expect(stageMove(kaSmbPlan, 'KA', 'deal', 'talk')).toBe('rollBack');
    expect(stageMove(kaSmbPlan, 'KA', 'deal', 'need')).toBe('rollBack');
    expect(stageMove(kaSmbPlan, 'SMB', 'quote', 'talk')).toBe('rollBack');
    expect(stageMove(kaSmbPlan, 'KA', 'talk', 'quote')).toBeUndefined();
  });

  test('S1-8, S1-10: conversions of variants and of series that share stages are never mixed', () => {
    const moved = (id: string, desk: ReturnType<typeof openKaSmb>) =>
      throughTalk(desk).records.map((record) => ({ ...record, opportunityId: id, id: `${id}:${record.seq}` }));
    const records = [
      ...moved('fresh', openKaSmb('KA', NEW)),
      ...moved('renewed', openKaSmb('KA', RENEWAL)),
      ...moved('small', openKaSmb('SMB', NEW)),
    ];
    const funnel = (path: StagePath) => {
      const { history, quality } = historyFromRecords(records, { path });
      const { total } = funnelConversion(history, { asOf: '2027-01-01T00:00:00Z' });
      const left = quality.problems.map(({ code, count }) => [code, count]);
      return { ids: history.ids, left, reached: total.steps.map(({ stage, reached }) => [stage, reached]) };
    };
    const others = (ids: readonly string[]) =>
      records.filter(({ opportunityId }) => ids.includes(opportunityId)).length;
    // The renewal went from the talk to the quote: on the whole road it would count as having passed the need.
    expect(funnel(stagePath(kaSmbPlan, 'KA'))).toEqual({
      ids: ['fresh'],
      left: [['other_variant', others(['renewed', 'small'])]],
      reached: [
        ['talk', 1],
        ['need', 1],
        ['quote', 0],
        ['deal', 0],
      ],
    });
    expect(funnel(stagePath(kaSmbPlan, 'KA', 'renewal'))).toEqual({
      ids: ['renewed'],
      left: [['other_variant', others(['fresh', 'small'])]],
      reached: [
        ['talk', 1],
        ['quote', 1],
        ['deal', 0],
      ],
    });
    expect(funnel(stagePath(kaSmbPlan, 'SMB')).ids).toEqual(['small']);
    const kept = historyFromRecords(records, { path: stagePath(kaSmbPlan, 'KA'), policy: { other_variant: 'keep' } });
    expect(kept.history.ids).toEqual(['fresh', 'renewed', 'small']);
  });

  test('S1-10: records say which series and variant they belong to', () => {
    const renewal = openKaSmb('KA', RENEWAL).records[0];
    const fresh = openKaSmb('SMB', NEW).records[0];
    expect([renewal?.series, renewal?.variant]).toEqual(['KA', 'renewal']);
    expect([fresh?.series, fresh?.variant]).toEqual(['SMB', null]);
  });

  test('S1-44: a key account is routed to its own series when its opportunity is created', () => {
    expect(routeSeries(kaSmbPlan, { fields: { segment: 'KA' } }, { at, by })).toMatchObject({
      kind: 'found',
      id: 'KA',
    });
    expect(routeSeries(kaSmbPlan, { fields: { segment: 'SMB' } }, { at, by })).toMatchObject({
      kind: 'found',
      id: 'SMB',
    });
    expect(openKaSmb('KA').opportunity.series).toBe('KA');
    expect(openKaSmb('SMB').opportunity.series).toBe('SMB');
    const unknown = openOpportunity(kaSmbPlan, { id: 'o', fields: { uscc: USCC } }, { at, by, checks: NEW });
    expect(!unknown.ok && codes(unknown)).toContain('condition_unknown');
    expect(!unknown.ok && unknown.blockers.find(({ path }) => path.startsWith('routing'))?.params).toMatchObject({
      fields: ['segment'],
    });
  });

  test('S1-44: an account that grows into a key account is transferred, its answers and fields with it', () => {
    const desk = throughTalk(openKaSmb('SMB'));
    expect(codes(desk.refuses({ type: 'transfer', series: 'KA', reason: 'segment-changed' }))).toContain(
      'role_required',
    );
    desk.sends({ type: 'transfer', series: 'KA', to: 'need', reason: 'segment-changed' }, { as: ['manager'] });
    expect(desk.opportunity).toMatchObject({ series: 'KA', variant: null, stage: 'need', status: 'open' });
    expect(desk.opportunity.fields.keyPerson?.value).toBe('Ms Li, purchasing');
  });

  test('S0-9, S0-10: new customers run in the front team’s series, formal ones in the back team’s', () => {
    expect(openNew().opportunity).toMatchObject({ series: 'M', type: 'new', stage: 'contact' });
    expect(openExisting().opportunity).toMatchObject({ series: 'S', type: 'existing', stage: 'care' });
  });
});
