import { test } from '@fast-check/vitest';
import { members, toTable } from 'stagewright/conversion';
import { expect } from 'vitest';
import { anyHistory, anyRows, everyReport } from '../support/everyReport.js';

/** Rows of a table that are asked, of one report. */
const ROWS = 4;

test.prop([anyRows()], { numRuns: 4 })('where a table says that a number stands, members finds it', (rows) => {
  for (const report of everyReport(anyHistory(rows))) {
    const table = toTable(report);
    for (const { group, at, cells } of [...table.rows.slice(0, ROWS), ...table.rows.slice(-ROWS)])
      for (const [index, path] of at.entries()) {
        const cell = cells[index];
        if (typeof cell === 'boolean' || table.columns[index]?.kind === 'text')
          expect(path === null || cell === null).toBe(true);
        if (path === null) continue;
        const found = members(report, { at: path, ...(group === null ? {} : { group }) });
        expect(found.ok, `${report.method} ${path}`).toBe(true);
        if (found.ok) expect(found.value.number).toBe(cell);
      }
  }
});
