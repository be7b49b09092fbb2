import { expect, test } from 'vitest';
import { ownFiles, read } from './sourceFiles.js';

// Statistics is of numbers, of whatever they are counted: it names nothing of a CRM, in code or in what is said of it.

const WORDS =
  /\b(?:crm|deals?|opportunit(?:y|ies)|stages?|pipelines?|leads?|won|wins?|customers?|accounts?|sales|salesperson|quotas?|revenues?|forecasts?|owners?)\b/i;

test('no word of a CRM stands in src/statistics', () => {
  const files = ownFiles().filter((path) => /^src\/statistics\/.*\.ts$/.test(path));
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((path) =>
    read(path)
      .split('\n')
      // Where an example imports it from is the name of an entry.
      .filter((line) => !/ from 'stagewright\/\w+';$/.test(line))
      // As written or with its parts apart: stageCount is a stage too.
      .filter((line) => WORDS.test(line) || WORDS.test(line.replaceAll(/([a-z])([A-Z])/g, '$1 $2')))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
