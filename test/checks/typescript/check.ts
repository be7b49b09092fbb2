import { entries } from '../../package/entries.js';
import { Host } from '../../package/Host.js';

// The oldest and the newest compiler that hosts may have; that of the project itself is held by `npm test`.

const host = new Host();
// The matchers can only be imported, and are compiled by a host of their own in `npm test`.
const specifiers = entries.filter(({ commonJs }) => commonJs).map(({ specifier }) => specifier);
// xstate's own declarations do not pass with library checks on.
const lean = specifiers.filter((specifier) => specifier !== 'stagewright/machine');
try {
  for (const version of ['typescript-5.4', 'typescript-7']) {
    const compiler = `${import.meta.dirname}/node_modules/${version}/bin/tsc`;
    report(`${version}, library checks on`, host.typesOf(lean, { compiler, skipLibCheck: false }), '');
    report(`${version}, with the machine`, host.typesOf(specifiers, { compiler, skipLibCheck: true }), '');
    report(
      `${version}, a wrong name`,
      host.typesOf(specifiers, { compiler, skipLibCheck: true, name: 'no' }),
      'TS2305',
    );
  }
} finally {
  host.remove();
}

function report(what: string, said: string, expected: string): void {
  const ok = expected === '' ? said === '' : said.includes(expected);
  process.stdout.write(`${ok ? 'ok' : 'FAILED'}  ${what}\n${ok ? '' : `${said}\n`}`);
  if (!ok) process.exitCode = 1;
}
