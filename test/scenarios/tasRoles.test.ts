import { compileSalesModel, describeModel, rights } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { tas } from '../../examples/models/tas.js';
import { codes, reasons } from './support/Desk.js';
import { openTas, tasPlan, toAward, toBid, toInitiate, toSign, toValue } from './support/tasDesk.js';

describe('phases and their roles', () => {
  test('S2-1, S2-4, S2-5, S2-6: three phases, each with its team; every stage lies in one', () => {
    expect(tas.phases.map(({ id, roles }) => [id, roles])).toEqual([
      ['acquire', ['EX', 'AM', 'SM']],
      ['pursue', ['AM', 'SM', 'DM']],
      ['deliver', ['SV', 'DM', 'AM']],
    ]);
    const covered = tas.phases.flatMap((each) => ('covers' in each ? each.covers : []));
    expect(covered).toEqual(['verify', 'initiate', 'analyse', 'value', 'bid', 'result', 'sign']);
  });

  test('S2-3: a team may be of four or five roles; it is no fixed triangle', () => {
    const five = {
      ...tas,
      phases: [{ id: 'pursue', roles: ['AM', 'SM', 'DM', 'LEG', 'DIR'], covers: ['bid'] }, tas.phases[2]],
    } as const;
    expect(describeModel(compileSalesModel(five)).phases[0]?.roles).toHaveLength(5);
  });

  test('S2-7: the account manager goes through all of them', () => {
    expect(tas.phases.every(({ roles }) => (roles as readonly string[]).includes('AM'))).toBe(true);
  });

  test('S2-8, S2-9, S2-15: value, and duties before and after the win', () => {
    const [, pursue] = tas.phases;
    expect(pursue.value['zh-CN']).toBe('赢单、优质交付、有利润');
    expect(Object.keys(pursue.duties)).toEqual(['AM:before-win', 'SM:before-win', 'DM:before-win', '*:after-win']);
  });

  test('S2-6: winning the bid shifts the team to the phase deliver', () => {
    expect(toSign().told).toContain('team.shift deliver');
  });

  test.each(['en', 'zh-CN'] as const)(
    'S2-9, S2-15, S2-48: the description in %s lists roles, processes and duties',
    (language) => {
      const { roles, processes, phases, series } = describeModel(tasPlan, { language });
      expect(roles.map(({ label }) => label)).toEqual(tas.roles.map(({ label }) => label[language]));
      expect(processes.map(({ id, label }) => [id, label])).toEqual(
        tas.processes.map(({ id, label }) => [id, label[language]]),
      );
      expect(series[0]?.stages.map(({ label }) => label)).toEqual(
        tas.series[0].stages.map(({ label }) => label[language]),
      );
      const { duties } = tas.phases[1];
      expect(phases[1]?.duties).toEqual([
        { role: 'AM', when: 'before-win', duty: duties['AM:before-win'][language] },
        { role: 'SM', when: 'before-win', duty: duties['SM:before-win'][language] },
        { role: 'DM', when: 'before-win', duty: duties['DM:before-win'][language] },
        { role: '*', when: 'after-win', duty: duties['*:after-win'][language] },
      ]);
      expect(roles.find(({ id }) => id === 'DM')).toMatchObject({
        phases: ['pursue', 'deliver'],
        approves: ['DR-1', 'DR-2', 'DR-3', 'TAS 6-1'],
        raises: ['TAS 7-1'],
        edits: ['TAS.bid', 'TAS.sign'],
      });
    },
  );
});

describe('S3-6, S3-7, S3-8: rights change hands along the way', () => {
  const accessOf = (role: string) => rights(tasPlan, openTas().opportunity, [role]).stages;

  test('the solution manager edits in initiate and owns value', () => {
    expect(accessOf('SM')).toEqual({
      verify: 'view',
      initiate: 'edit',
      analyse: 'edit',
      value: 'own',
      bid: 'edit',
      sign: 'edit',
    });
  });

  test('S2-13: the delivery manager edits first in bid', () => {
    expect(accessOf('DM')).toEqual({
      verify: 'none',
      initiate: 'view',
      analyse: 'view',
      value: 'view',
      bid: 'edit',
      sign: 'edit',
    });
  });

  test('the account manager may act in every stage', () => {
    expect(Object.values(accessOf('AM')).every((access) => access === 'own' || access === 'edit')).toBe(true);
  });

  test('what somebody may do now follows the stage', () => {
    expect(rights(tasPlan, toInitiate().opportunity, ['DM']).act).toBe(false);
    expect(rights(tasPlan, toBid().opportunity, ['DM']).act).toBe(true);
    expect(rights(tasPlan, toBid().opportunity, ['PT']).act).toBe(false);
    expect(rights(tasPlan, toBid().opportunity, ['somebody']).act).toBe(false);
  });

  test('a forbidden edit gives role_required, and a refusal to keep', () => {
    const desk = toValue();
    const refused = desk.refuses({ type: 'setFields', values: { solution: 'Mine' } }, { as: ['DM'] });
    expect(refused.standing).toBe('forbidden');
    expect(codes(refused)).toEqual(['role_required']);
    expect(refused.refusal).toMatchObject({
      kind: 'refusal',
      by: { id: 'DM', roles: ['DM'] },
      event: { type: 'setFields' },
    });
    for (const event of [{ type: 'advance' }, { type: 'completeAction', action: 'workPlan' }] as const) {
      expect(codes(desk.refuses(event, { as: ['DM'] }))).toContain('role_required');
    }
  });

  test('raising and approving follow the process, not the stage’s access', () => {
    const desk = toAward();
    expect(rights(tasPlan, desk.opportunity, ['DM']).approve).toEqual(['DR-1', 'DR-2', 'DR-3', 'TAS 6-1']);
    expect(rights(tasPlan, desk.opportunity, ['DM']).raise).toEqual(['TAS 7-1']);
    const refused = toBid().refuses({ type: 'raiseProcess', process: 'DR-3' }, { as: ['DM'] });
    expect(reasons(refused)).toEqual(['role_required DR-3']);
  });
});
