import { cruise, type IForbiddenRuleType, type IReporterOutput } from 'dependency-cruiser';
import { type Folder, folders, lean, rootImports } from './folders.js';

/** A dependency that the rules forbid: `imports-of-values: src/values/a.ts -> src/plan/index.ts`. */
export type Breach = string;

/** Every breach of the layer rules below a folder that holds a `src`. */
export async function layerBreaches(baseDir: string): Promise<readonly Breach[]> {
  const [written, running] = await Promise.all([
    breaches(baseDir, [...folders.flatMap(rulesOf), ...generalRules], true),
    breaches(baseDir, [leanRule], false),
  ]);
  return [...written, ...running];
}

/** What each folder may import, as rules of dependency-cruiser. */
function rulesOf({ name, imports, types = [], packages = [], node }: Folder): readonly IForbiddenRuleType[] {
  const from = { path: `^src/${name}/` };
  return [
    forbid(`imports-of-${name}`, from, { path: '^src/.*', pathNot: `^src/${oneOf([name, ...imports, ...types])}/` }),
    ...types.map((folder) =>
      forbid(`types-only-in-${name}`, from, { path: `^src/${folder}/`, dependencyTypesNot: ['type-only'] }),
    ),
    forbid(`packages-of-${name}`, from, {
      pathNot: ['^src/', ...packages.map((pack) => `node_modules/${pack}/`)],
      ...(node ? { dependencyTypesNot: ['core'] } : {}),
    }),
  ];
}

const generalRules: readonly IForbiddenRuleType[] = [
  forbid('no-cycle', {}, { circular: true }),
  forbid('nobody-imports-the-root', {}, { path: '^src/index\\.ts$' }),
  forbid('root-lists-names', { path: '^src/index\\.ts$' }, { pathNot: `^src/${oneOf(rootImports)}/index\\.ts$` }),
  forbid(
    'across-folders-by-index',
    { path: '^src/([^/]+)/' },
    // A locale is a file by itself, so that who wants one loads no other.
    { path: '^src/[^/]+/', pathNot: ['^src/$1/', '/index\\.ts$', '^src/locales/[a-z]+-[A-Z]+\\.ts$'] },
  ),
  forbid('known-folder', { path: '^src/[^/]+/', pathNot: `^src/${oneOf(folders.map(({ name }) => name))}/` }, {}),
];

/** On the graph that is left when types are erased. */
const leanRule = forbid(
  'lean-at-run-time',
  { path: `^src/${oneOf(lean)}/` },
  { path: '^src/(?:definition|plan|parse|machine)/|node_modules/(?:zod|xstate)/', reachable: true },
);

function forbid(name: string, from: object, to: object): IForbiddenRuleType {
  return { name, severity: 'error', from, to } as IForbiddenRuleType;
}

function oneOf(names: readonly string[]): string {
  return `(?:${names.join('|')})`;
}

async function breaches(baseDir: string, forbidden: readonly IForbiddenRuleType[], types: boolean): Promise<Breach[]> {
  const result: IReporterOutput = await cruise(['src'], {
    baseDir,
    validate: true,
    ruleSet: { forbidden: [...forbidden] },
    tsPreCompilationDeps: types,
    doNotFollow: { path: 'node_modules' },
  });
  if (typeof result.output === 'string') throw new Error(result.output);
  if (result.output.summary.totalCruised === 0) throw new Error(`nothing to cruise in ${baseDir}`);
  return result.output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}
