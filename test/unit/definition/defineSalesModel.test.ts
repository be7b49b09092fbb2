import { describe, expect, test } from 'vitest';
import { read } from '../../architecture/sourceFiles.js';
import { compile } from '../../support/compile.js';

// Mistakes are made in `typedModel.ts`, each at one place; there the compiler has one thing to say, and names what was
// written. What it says is read, not only that it says something.

type Mistake = {
  readonly what: string;
  /** What stands in the model, and what is written there instead. */
  readonly replace: readonly [string, string];
  /** The part of the text that the compiler points to. */
  readonly at: string;
  readonly says: RegExp;
};

/** An id that nothing declares. */
function wrong(what: string, before: string, after: string, id: string, at = `'${id}'`): Mistake {
  return { what, replace: [before, after], at, says: new RegExp(`Type '"${id}"' is not assignable to type '.`) };
}

/** A property that the format does not have. */
function extra(what: string, before: string, after: string, name: string): Mistake {
  return { what, replace: [before, after], at: name, says: new RegExp(`"${name} is no property here"`) };
}

const REFERENCES: readonly Mistake[] = [
  wrong('a stage to start in', "startIn: ['qualify']", "startIn: ['qualfy']", 'qualfy'),
  wrong('a stage of another series', "startIn: ['qualify']", "startIn: ['offer']", 'offer'),
  wrong('a stage to skip from', "skip: [{ from: 'qualify'", "skip: [{ from: 'qualfy'", 'qualfy', 'from'),
  wrong('a stage to skip to', "from: 'qualify', to: 'bid', when", "from: 'qualify', to: 'bidd', when", 'bidd', 'to'),
  wrong('a stage to roll back to', "from: 'bid', to: 'qualify', when", "from: 'bid', to: 'bids', when", 'bids', 'to'),
  wrong('a stage to repeat', "repeat: ['bid']", "repeat: ['bidd']", 'bidd'),
  wrong('a stage to reopen into', "reopen: { to: 'qualify'", "reopen: { to: 'qualfy'", 'qualfy', 'to'),
  wrong(
    'a stage behind the win, where none can be',
    "reopen: { to: 'qualify'",
    "reopen: { to: 'delivery'",
    'delivery',
    'to',
  ),
  wrong('a stage to close from', "from: ['bid']", "from: ['bidd']", 'bidd'),
  wrong('a stage in a condition', "stageVisited: 'bid'", "stageVisited: 'bidd'", 'bidd', 'stageVisited'),
  wrong('a stage that a variant drops', "drop: ['delivery']", "drop: ['delivry']", 'delivry'),
  wrong('a stage of a process', "stage: 'bid'", "stage: 'bidd'", 'bidd', 'stage'),
  wrong('a stage of a phase', "'result', 'delivery']", "'result', 'delivry']", 'delivry'),
  wrong('a stage of the catalogue', "use: 'shared'", "use: 'sharde'", 'sharde', 'use'),
  wrong(
    'a place of a benchmark',
    "from: 'qualify', to: 'won', industry",
    "from: 'qualify', to: 'wonn', industry",
    'wonn',
    'to',
  ),
  wrong('an outcome', "changes: [{ from: 'lost'", "changes: [{ from: 'losst'", 'losst', 'from'),
  wrong('a reason', "parent: 'fit'", "parent: 'fitt'", 'fitt', 'parent'),
  wrong(
    'a field that is required',
    "fields: ['amount', 'closeDate', 'grade']",
    "fields: ['amuont', 'closeDate', 'grade']",
    'amuont',
  ),
  wrong(
    'a field in a condition',
    "{ field: 'discount', lt: 0.2 }",
    "{ field: 'discuont', lt: 0.2 }",
    'discuont',
    'field',
  ),
  wrong('a field of the deal', "amount: 'amount'", "amount: 'amuont'", 'amuont', 'amount'),
  wrong('a field that is verified', "verifies: ['amount']", "verifies: ['amuont']", 'amuont'),
  wrong('a field that is corrected', "corrects: ['taxNumber']", "corrects: ['taxNumer']", 'taxNumer'),
  wrong('a field that a suspension needs', "needs: ['closeDate']", "needs: ['closeDat']", 'closeDat'),
  wrong('a field that names an opportunity', "dedupe: [['taxNumber'", "dedupe: [['taxNumer'", 'taxNumer'),
  wrong('an action that is required', "times: 1 }, 'demo']", "times: 1 }, 'dmeo']", 'dmeo'),
  wrong('an action, counted', "action: 'submitBid', times", "action: 'submitBit', times", 'submitBit', 'action'),
  wrong('an action in a condition', "any: [{ action: 'demo' }]", "any: [{ action: 'dmeo' }]", 'dmeo', 'action'),
  wrong('an optional action', "optional: { actions: ['demo']", "optional: { actions: ['dmeo']", 'dmeo'),
  wrong('an action of a process', "before: 'submitBid'", "before: 'submitBit'", 'submitBit', 'before'),
  wrong('a process that is required', "processes: ['bid-review']", "processes: ['bid-reveiw']", 'bid-reveiw'),
  wrong('a process in a condition', "process: 'tax-change'", "process: 'tax-chance'", 'tax-chance', 'not'),
  wrong('a process before another', "after: ['bid-review']", "after: ['bid-reveiw']", 'bid-reveiw'),
  wrong('a process that lifts a grade', "upgrade: 'bid-review'", "upgrade: 'bid-reveiw'", 'bid-reveiw', 'upgrade'),
  wrong('a role that raises', "raise: ['rep']", "raise: ['repp']", 'repp'),
  wrong('a role that approves', "by: ['finance']", "by: ['finnace']", 'finnace'),
  wrong('a role with access', "own: ['rep']", "own: ['repp']", 'repp'),
  wrong('a role of a team', "id: 'field-sales', roles: ['rep']", "id: 'field-sales', roles: ['repp']", 'repp'),
  wrong('a role of a phase', "roles: ['rep', 'finance'], covers", "roles: ['repp', 'finance'], covers", 'repp'),
  wrong(
    'a role that changes an outcome',
    "withinDays: 90, roles: ['finance']",
    "withinDays: 90, roles: ['finnace']",
    'finnace',
  ),
  wrong('a role that voids', "['duplicate'], roles: ['steward']", "['duplicate'], roles: ['stewart']", 'stewart'),
  wrong('a role that waives', "role: 'finance', kinds", "role: 'finnace', kinds", 'finnace', 'role'),
  wrong('a role that is told', "notify: ['steward']", "notify: ['stewart']", 'stewart'),
  wrong('a role that sets probabilities', "setBy: ['rep']", "setBy: ['repp']", 'repp'),
  wrong('a steward', "steward: 'steward'", "steward: 'stewart'", 'stewart', 'steward'),
  wrong('a check', "check: 'creditOk'", "check: 'creditOK'", 'creditOK', 'check'),
  wrong('a question that is required', "questions: ['champion']", "questions: ['champoin']", 'champoin'),
  wrong('a question in a condition', "question: 'champion'", "question: 'champoin'", 'champoin', 'when'),
  wrong(
    'a customer state of a series',
    "from: 'prospect',\n      to: 'customer',\n      won: 'contract",
    "from: 'prospct',\n      to: 'customer',\n      won: 'contract",
    'prospct',
    'from',
  ),
  wrong(
    'a customer state that is reached',
    "advancesCustomerTo: 'customer'",
    "advancesCustomerTo: 'custmer'",
    'custmer',
    'advancesCustomerTo',
  ),
  wrong(
    'a customer state that keeps another',
    "mergedInto: 'prospect'",
    "mergedInto: 'prospct'",
    'prospct',
    'mergedInto',
  ),
  wrong('a team', "team: 'field-sales'", "team: 'feild-sales'", 'feild-sales', 'team'),
  wrong('a type', "types: ['bidding']", "types: ['biding']", 'biding'),
  wrong(
    'a playbook',
    "id: 'shared', playbook: 'discovery'",
    "id: 'shared', playbook: 'discvery'",
    'discvery',
    'playbook',
  ),
  wrong('a phase', "phase: 'hand-over'", "phase: 'hand-ovr'", 'hand-ovr', 'phase'),
  wrong(
    'a series that is opened',
    "'opportunity.open', series: 'renewal'",
    "'opportunity.open', series: 'renewl'",
    'renewl',
    'series',
  ),
  wrong(
    'a series of a route',
    "eq: 'bidding' }, series: 'project'",
    "eq: 'bidding' }, series: 'projct'",
    'projct',
    'series',
  ),
  wrong('a series of a process', "series: ['project']", "series: ['projct']", 'projct'),
];

const PROPERTIES: readonly Mistake[] = [
  extra('of the model', 'waivers: [{', 'waiver: [], waivers: [{', 'waiver'),
  extra('of a field', "{ type: 'date' }", "{ type: 'date', requried: true }", 'requried'),
  extra('of a question', "{ id: 'champion' }", "{ id: 'champion', lable: 'x' }", 'lable'),
  extra('of a customer state', "{ id: 'customer' }", "{ id: 'customer', merged: 'x' }", 'merged'),
  extra('of a process', "before: 'submitBid'", "befor: 'x', before: 'submitBid'", 'befor'),
  extra('of an approval', "approve: { by: ['finance'] }", "approve: { by: ['finance'], quroum: 1 }", 'quroum'),
  extra('of a series', "team: 'field-sales'", "moevs: {}, team: 'field-sales'", 'moevs'),
  extra('of moves', "repeat: ['bid']", "repaet: [], repeat: ['bid']", 'repaet'),
  extra(
    'of a skip rule',
    "{ from: 'qualify', to: 'bid', when",
    "{ form: 'x', from: 'qualify', to: 'bid', when",
    'form',
  ),
  extra('of a stage', 'mandatory: true', 'mandatroy: true', 'mandatroy'),
  extra('of a stage, holding an object', 'mandatory: true', 'requried: { fields: [] }', 'requried'),
  extra('of requirements', "processes: ['bid-review'],", "proceses: [], processes: ['bid-review'],", 'proceses'),
  extra('of a condition, nested', 'lt: 0.2 }', 'lt: 0.2, lessThan: 1 }', 'lessThan'),
  extra('of a result', "reopen: { to: 'qualify'", "reopn: {}, reopen: { to: 'qualify'", 'reopn'),
  extra('of an outcome', "kind: 'abandoned' }", "kind: 'abandoned', reason: 'x' }", 'reason'),
  extra('of a reason', "parent: 'fit' }", "parent: 'fit', parnet: 'fit' }", 'parnet'),
  extra('of a change', 'withinDays: 90, roles', 'withinDay: 1, withinDays: 90, roles', 'withinDay'),
  extra('of a reopening', "reopen: { to: 'qualify'", "reopen: { too: 'x', to: 'qualify'", 'too'),
  extra('of a suspension', "needs: ['closeDate'] }", "needs: ['closeDate'], wakeLead: 3 }", 'wakeLead'),
];

const text = read('test/support/typedModel.ts');
const references = REFERENCES.map(place);
const properties = PROPERTIES.map(place);
const groups = [...apart(references), ...apart(properties)];
const { errors } = compile({
  'right.ts': text,
  'shared.ts': text
    .replace("{ id: 'offer' }", 'offer')
    .replace('/** Two series', "const offer = { id: 'offer', targetDay: 3 } as const;\n/** Two series"),
  'undeclared.ts': `import { defineSalesModel } from 'stagewright';
    defineSalesModel({ format: 'stagewright/1', id: 'm', version: 1, series: [{ id: 's', won: 'order-placed',
      stages: [{ id: 'a', requires: { fields: ['amount'] } }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }] });`,
  ...Object.fromEntries(groups.map((group, index) => [`mistakes${index}.ts`, written(group)])),
});

describe('S2-2: a mistake in a literal model is an error at its place that names it', () => {
  test('the model itself has none, without `as const`', () => {
    expect(text).not.toContain('as const');
    expect(errors['right.ts']).toEqual([]);
  });

  test.each(references)('unknown: $what', ({ what, says }) => expect(told(what)).toMatch(says));
  test.each(properties)('unknown property $what', ({ what, says }) => expect(told(what)).toMatch(says));

  test.each(groups.map((group, index) => ({ group, file: `mistakes${index}.ts` })))(
    'nothing else is said: $file',
    ({ group, file }) => {
      const places = group.map(({ line, at }) => `${line}: ${at}`);
      expect(errors[file]?.map(({ line, at }) => `${line}: ${at}`).sort()).toEqual(places.sort());
    },
  );

  test('the nearest name is offered', () => {
    const offers = Object.values(errors).flatMap((all) => all.filter(({ says }) => says.includes('Did you mean')));
    expect(offers.length).toBeGreaterThan(30);
  });

  test('where nothing of a kind is declared, that is said', () => {
    expect(errors['undeclared.ts']).toEqual([
      { line: 3, at: "'amount'", says: `Type '"amount"' is not assignable to type '"no field is declared"'.` },
    ]);
  });

  test('in a part that was written elsewhere, at the place where the model uses it', () => {
    expect(errors['shared.ts']).toMatchObject([{ at: 'offer', says: expect.stringContaining('targetDay') }]);
  });
});

/** What the compiler says at the place of a mistake. */
function told(what: string): string {
  for (const [index, group] of groups.entries()) {
    const mistake = group.find((candidate) => candidate.what === what);
    const error = errors[`mistakes${index}.ts`]?.find(({ line, at }) => line === mistake?.line && at === mistake.at);
    if (error !== undefined) return error.says;
  }
  return 'nothing';
}

type Placed = Mistake & { readonly start: number; readonly end: number; readonly line: number };

/** Where a mistake is made; it has to be one place, or the mistake would be another one. */
function place(mistake: Mistake): Placed {
  const [before, after] = mistake.replace;
  const start = text.indexOf(before);
  if (start < 0 || text.indexOf(before, start + 1) >= 0) throw new Error(`not once in typedModel.ts: ${before}`);
  const same = [...before].findIndex((letter, index) => letter !== after[index]);
  const line = text.slice(0, start + Math.max(same, 0)).split('\n').length;
  return { ...mistake, start, end: start + before.length, line };
}

/** Mistakes that can stand in one text: in lines of their own. */
function apart(mistakes: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups: Placed[][] = [];
  for (const mistake of mistakes) {
    const free = groups.find((group) => group.every(({ line }) => line !== mistake.line));
    if (free === undefined) groups.push([mistake]);
    else free.push(mistake);
  }
  return groups;
}

function written(mistakes: readonly Placed[]): string {
  const fromTheEnd = [...mistakes].sort((a, b) => b.start - a.start);
  return fromTheEnd.reduce(
    (made, { start, end, replace: [, after] }) => made.slice(0, start) + after + made.slice(end),
    text,
  );
}
