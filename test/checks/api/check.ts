import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { entries, root } from '../../package/entries.js';

// The report of every public name, kept under docs/api. A change of the surface shows in review; one that is not in the
// report fails. `npm run api:update` writes the report anew.

const update = process.argv.includes('--update');
const reports = join(root, 'docs/api');
const scratch = join(root, '.tmp/api');
mkdirSync(reports, { recursive: true });

const names = entries.map(({ specifier, name }) => ({ name, report: specifier.replaceAll('/', '-') }));
for (const file of readdirSync(reports).filter((found) => found.endsWith('.api.md'))) {
  if (names.some(({ report }) => file === `${report}.api.md`)) continue;
  if (update) rmSync(join(reports, file));
  else fail(`docs/api/${file} is the report of no entry`);
}
for (const { name, report } of names) {
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, `dist/${name}.d.ts`),
      compiler: { tsconfigFilePath: join(root, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${report}.api.md`,
        reportFolder: reports,
        reportTempFolder: scratch,
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Warning },
          'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
          // What an entry shows of another one's types stands in the report too; hosts import it from where it is at home.
          'ae-forgotten-export': { logLevel: ExtractorLogLevel.None },
          'ae-undocumented': { logLevel: ExtractorLogLevel.None, addToApiReportFile: true },
        },
        // The docstrings are Markdown for editors; they are no TSDoc.
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: join(root, 'test/checks/api/api-extractor.json'),
    packageJsonFullPath: join(root, 'package.json'),
  });
  const { apiReportChanged, errorCount } = Extractor.invoke(config, { localBuild: update, showVerboseMessages: false });
  if (apiReportChanged && !update) fail(`docs/api/${report}.api.md does not tell of this build: npm run api:update`);
  if (errorCount > 0) fail(`${name}: ${errorCount} errors`);
}

function fail(message: string): void {
  process.stdout.write(`${message}\n`);
  process.exitCode = 1;
}
