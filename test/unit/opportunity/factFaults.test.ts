import { formatIssue } from 'stagewright';
import { expect, test } from 'vitest';
import { modelOf, Player } from '../../support/Player.js';

const model = modelOf(
  { stages: [{ id: 'a', requires: { fields: ['mobile', 'seats'] } }, { id: 'b' }] },
  { fields: { mobile: { label: 'Mobile', check: 'cn-mobile' }, seats: { type: 'number', min: 2 } } },
);

test('a fact that is none of its field says what is wrong with it, as an event does', () => {
  const facts = { mobile: 5, seats: 1 };
  const player = new Player(model).send({ type: 'advance' }, { facts });
  const { blockers = [] } = player.last.ok ? {} : player.last;
  expect(blockers.map(({ code, params }) => [code, params.field, params.problem, params.min ?? null])).toEqual([
    ['invalid_field', 'mobile', 'not_string', null],
    ['invalid_field', 'seats', 'minimum', 2],
  ]);
  expect(blockers.map((blocker) => formatIssue(blocker))).toEqual([
    '“mobile” (5) is not valid: it should be a text.',
    '“seats” (1) is not valid: it is too small: at least 2.',
  ]);
});
