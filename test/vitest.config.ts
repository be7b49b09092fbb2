import { defineConfig } from 'vitest/config';
import { entries, root } from './package/entries.js';

const shared = {
  root,
  resolve: {
    alias: entries.map(({ specifier, source }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: root + source,
    })),
  },
};

// `source` runs the tests on src, `types` those of its types, `package` those of what `npm run build` made of it.
export default defineConfig({
  root,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'source',
          include: ['test/**/*.test.ts', 'examples/validate-stage-design/*.test.ts'],
          exclude: ['test/checks/**', 'test/package/**'],
          // The library keeps no state between calls, so files may share its modules: loading them anew for each file
          // takes longer than most tests do.
          isolate: false,
          setupFiles: ['test/support/propertySeed.ts'],
          // Several compile programs; how long that takes on a busy machine says nothing.
          testTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['test/types/**/*.test-d.ts'],
            tsconfig: `${root}test/types/tsconfig.json`,
          },
        },
      },
      {
        root,
        test: { name: 'package', include: ['test/package/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 300_000 },
      },
    ],
  },
});
