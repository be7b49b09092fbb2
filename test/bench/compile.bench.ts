import { isDeepStrictEqual } from 'node:util';
import { compileSalesModel, type SalesModelInput } from 'stagewright';
import { parseSalesModel } from 'stagewright/parse';
import * as models from '../../examples/models/index.js';
import { printTable, rates } from './rates.js';

/** From text to plan, of the four example models, against `JSON.parse` of the same text. */

const given = Object.values(models) as readonly SalesModelInput[];
const texts = given.map((model) => JSON.stringify(model));
for (const [index, text] of texts.entries()) {
  const parsed = parseSalesModel(JSON.parse(text));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const [one, other] = [parsed.value as SalesModelInput, given[index] as SalesModelInput].map(
    (model) => compileSalesModel(model).definition,
  );
  if (!isDeepStrictEqual(one, other)) throw new Error(`${given[index]?.id} differs when parsed`);
}
console.log(
  `${texts.length} models of ${texts.map(({ length }) => length).join(', ')} characters; the plans are equal.\n`,
);

const events = texts.length;
const table = rates({
  'JSON.parse': { events, round: () => texts.forEach((text) => JSON.parse(text)) },
  compile: { events, round: () => given.forEach((model) => compileSalesModel(model)) },
  'parse and compile': {
    events,
    round: () => {
      for (const text of texts) {
        const parsed = parseSalesModel(JSON.parse(text));
        if (parsed.ok) compileSalesModel(parsed.value as SalesModelInput);
      }
    },
  },
});
const of = (name: string) => table[name] ?? Number.NaN;
printTable(table, [
  ['time of compile / JSON.parse', of('JSON.parse') / of('compile'), '<= 20'],
  ['time of parse and compile / JSON.parse', of('JSON.parse') / of('parse and compile'), '<= 60'],
]);
