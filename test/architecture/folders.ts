/** One folder of `src`, and what its files may import. */
export type Folder = {
  readonly name: string;
  /** Folders that it may import. */
  readonly imports: readonly string[];
  /** Folders of which it may import types only. */
  readonly types?: readonly string[];
  /** Packages that it may import. */
  readonly packages?: readonly string[];
  /** Whether it may ask Node for files and streams. */
  readonly node?: true;
  /** Whether hosts import it as an entry point of its own (`stagewright/<name>`), once it exists. */
  readonly entry?: true;
};

const dates = ['date-fns', '@date-fns/tz'];

/**
 * The folders of `src`, each standing on those above it. A folder that is not listed here may not exist.
 * Every folder may import `issues`, and each below `plan` also `values` and `locales`; this is added further down.
 */
const table: readonly Folder[] = [
  { name: 'issues', imports: [] },
  { name: 'locales', imports: ['issues'] },
  { name: 'values', imports: [], packages: dates },
  { name: 'statistics', imports: [] },
  { name: 'definition', imports: ['values'] },
  { name: 'plan', imports: ['locales', 'values', 'definition'] },
  { name: 'parse', imports: ['definition', 'plan'], packages: ['zod'], entry: true },
  { name: 'opportunity', imports: ['definition', 'plan'] },
  // What can be so at all: asked by the linter and the test kit, answered with the kernel's own reading of conditions.
  { name: 'satisfiability', imports: ['definition', 'plan', 'opportunity'] },
  { name: 'machine', imports: ['definition', 'plan', 'opportunity'], packages: ['xstate'], entry: true },
  { name: 'history', imports: [], types: ['opportunity'] },
  { name: 'conversion', imports: ['history', 'statistics'], packages: dates, entry: true },
  {
    name: 'lint',
    imports: ['definition', 'plan', 'satisfiability', 'history', 'conversion', 'statistics'],
    entry: true,
  },
  { name: 'forecast', imports: ['conversion', 'history', 'statistics'], packages: dates, entry: true },
  { name: 'diagram', imports: ['definition', 'plan'], entry: true },
  { name: 'charts', imports: [], types: ['conversion', 'forecast'], entry: true },
  { name: 'interop', imports: ['definition', 'parse', 'history'], packages: ['zod'] },
  {
    name: 'testing',
    imports: [
      'definition',
      'plan',
      'parse',
      'opportunity',
      'satisfiability',
      'machine',
      'history',
      'conversion',
      'lint',
      'forecast',
    ],
    packages: ['fast-check', 'vitest', 'xstate', 'yaml'],
    entry: true,
  },
  {
    name: 'cli',
    imports: ['definition', 'plan', 'parse', 'lint', 'opportunity', 'diagram', 'testing'],
    // `typescript` for its types alone: the parser is that of the user's project.
    packages: ['yaml', 'typescript'],
    node: true,
  },
];

const planAt = table.findIndex(({ name }) => name === 'plan');

export const folders: readonly Folder[] = table.map((folder, index) => ({
  ...folder,
  imports: [
    ...new Set([
      ...folder.imports,
      ...(index > 0 && !folder.types?.includes('issues') ? ['issues'] : []),
      ...(index > planAt ? ['values', 'locales'] : []),
    ]),
  ],
}));

/** Folders whose readers pay neither for the validator nor for the state machine, at run time not even by detour. */
export const lean: readonly string[] = [
  'issues',
  'locales',
  'values',
  'statistics',
  'history',
  'conversion',
  'forecast',
];

/** What the root entry, `src/index.ts`, may list names of. */
export const rootImports: readonly string[] = ['issues', 'locales', 'values', 'definition', 'plan', 'opportunity'];

/** Tables of data, that may be as long as their subject is. */
export const dataTables: readonly string[] = [
  'src/conversion/report/texts/chinese.ts',
  'src/conversion/report/texts/english.ts',
  'src/lint/texts/chinese.ts',
  'src/lint/texts/english.ts',
  'src/locales/en.ts',
  'src/locales/zh-CN.ts',
  'src/plan/checkedShapes.ts',
  'src/values/currencyDigits.ts',
];
