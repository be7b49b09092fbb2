#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { runCli } from './runCli.js';

// `dist/cli.js` stands one folder below package.json.
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

// Whoever reads may stop reading (`stagewright print model.json | head -1`); that is no fault.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
});

process.exitCode = await runCli(process.argv.slice(2), version, {
  write: (said) => process.stdout.write(said.endsWith('\n') ? said : `${said}\n`),
  writeError: (said) => writeSync(process.stderr.fd, `${said}\n`),
  readInput: () => text(process.stdin),
  writeFile: (file, said) => writeFile(file, said),
  now: () => new Date().toISOString(),
});
