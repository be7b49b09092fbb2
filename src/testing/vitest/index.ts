import { expect } from 'vitest';
import type { DesignMatchers } from './DesignMatchers.js';
import { matcherFunctions } from './matcherFunctions.js';

// The one module of the package with a side effect: imported once, it teaches `expect` to speak about designs.
expect.extend(matcherFunctions as unknown as Parameters<typeof expect.extend>[0]);

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: merged with the interface of vitest, whose parameter it must repeat.
  interface Matchers<T = any> extends DesignMatchers<T> {}
}

export type { DesignMatchers };
