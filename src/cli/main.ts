#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { endedEarly, runCli } from './runCli.js';

// `dist/cli.js` stands one folder below package.json.
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

// Whoever reads may stop reading (`stagewright print model.json | head -1`); that is no fault.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
});

const said = process.argv.slice(2);
let isAnswered = false;
// A module that is loaded may end the program, or never come to its end: that is no answer.
process.on('exit', () => {
  if (isAnswered) return;
  writeSync(process.stderr.fd, `${endedEarly(said)}\n`);
  process.exitCode = 2;
});
// Neither is a fault that nobody waited for.
process.on('uncaughtException', (cause) => {
  isAnswered = true;
  writeSync(process.stderr.fd, `${cause instanceof Error ? cause.stack : String(cause)}\n`);
  process.exit(2);
});

// Not awaited at the top: where that never ends, newer versions of Node warn in words of their own.
runCli(said, version, {
  write: (said) => process.stdout.write(said.endsWith('\n') ? said : `${said}\n`),
  writeError: (said) => writeSync(process.stderr.fd, `${said}\n`),
  readInput: () => buffer(process.stdin),
  writeFile: (file, said) => writeFile(file, said),
  now: () => new Date().toISOString(),
}).then((code) => {
  process.exitCode = code;
  isAnswered = true;
});
