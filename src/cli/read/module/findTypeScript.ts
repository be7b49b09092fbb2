import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type * as typescript from 'typescript';

export type TypeScript = typeof typescript;

/** The TypeScript of the project that a file belongs to, else of where the program is called; `null` where neither has one. */
export function findTypeScript(file: string): TypeScript | null {
  for (const from of [resolve(file), resolve('package.json')]) {
    try {
      const found = createRequire(from)('typescript');
      // The package of the native compiler holds no parser to call.
      if (typeof found.createSourceFile === 'function') return found;
    } catch {
      // Not installed there.
    }
  }
  return null;
}
