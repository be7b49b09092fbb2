import type { StagewrightError } from '../../src/issues/index.js';

/** What a call refuses, as code and path of each issue; nothing where it does not throw. */
export function thrown(call: () => unknown): readonly string[] {
  try {
    call();
  } catch (cause) {
    return (cause as StagewrightError).issues.map(({ code, path }) => `${code} ${path}`);
  }
  return [];
}
