import { fc } from '@fast-check/vitest';
import type { SalesModelInput } from 'stagewright';

/** Texts that one of the three notations could take for something of its own. */
const HOSTILE = [
  'end',
  'class',
  'style',
  'subgraph',
  'click',
  'graph',
  'node',
  'default',
  '---',
  '%% no comment',
  "%%{init: {'theme': 'dark'}}%%",
  '"quoted" \'text\'',
  'a["b"]',
  '(round) {curly} <b>bold</b> [x](y)',
  'a | b || c',
  '`code` **strong** __under__ ~~gone~~',
  'two\nlines\r\nthree',
  '1. first',
  '- point',
  '# title',
  '#quot; #35; &amp; &lt; &#9829;',
  'style: x#34;',
  '\\N \\G \\n \\" \\',
  'a --> b; c -.-> d',
  'https://example.org/?a=b&c=d',
  'a@b.example',
  '新建商机：“谈判”',
  '🚀👩‍👩‍👧 e\u0301',
  'שלום',
  '\u0000\u0007\u001b',
  '</svg><script>alert(1)</script>',
  '$$x^2$$',
  ' leading and trailing ',
];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
/** What may be an id: not blank, no half characters, nothing that no database keeps. */
const id = text.filter(
  (one) => one.trim() !== '' && one !== '__proto__' && one.search(/\p{Surrogate}/u) < 0 && !one.includes('\u0000'),
);
const label = fc.option(fc.oneof(text, fc.string()), { nil: undefined });

/** Models that hold, with any names. */
export function hostileModel(): fc.Arbitrary<SalesModelInput> {
  return fc
    .record({
      ids: fc.uniqueArray(id, { minLength: 9, maxLength: 9, selector: (one) => one.replace(/^#/, '%23') }),
      labels: fc.array(label, { minLength: 9, maxLength: 9 }),
      series: label,
    })
    .map(({ ids, labels, series }) => {
      const named = (index: number) => ({
        id: ids[index] ?? '',
        ...(labels[index] === undefined ? {} : { label: labels[index] }),
      });
      return {
        format: 'stagewright/1',
        id: 'm',
        version: 1,
        roles: [named(7)],
        processes: [{ ...named(8), approve: { by: [ids[7] ?? ''] } }],
        series: [
          {
            id: 's',
            ...(series === undefined ? {} : { label: series }),
            won: 'order-placed',
            moves: { skip: 'allow', rollBack: 'any', repeat: 'allow' },
            stages: [{ ...named(0), requires: { processes: [ids[8] ?? ''] } }, named(1), named(2)],
            result: {
              outcomes: [
                { ...named(3), kind: 'won' },
                { ...named(4), kind: 'lost' },
              ],
              changes: [{ from: ids[4] ?? '', to: ids[3] ?? '' }],
              reopen: {},
            },
            afterWin: [named(5), named(6)],
          },
        ],
      } as SalesModelInput;
    });
}
