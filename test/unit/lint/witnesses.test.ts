import { en } from 'stagewright';
import { formatFindings, toFindingsJson, toSarif } from 'stagewright/lint';
import { describe, expect, test } from 'vitest';
import { changed } from '../../docs/rules/changed.js';
import { ruleCases } from '../../docs/rules/ruleCases.js';
import { shownFindings } from '../../docs/rules/shownFindings.js';
import { soundModel } from '../../docs/rules/soundModel.js';

// Where a way through the stages proves a fault, the finding has it. The sound model leads qualify → explore → offer →
// decide → won → sign; what the ways must be follows from each case by reading it.

const found = (code: string) => {
  const ruleCase = ruleCases.find((one) => one.code === code);
  if (ruleCase === undefined) throw new Error(`no case shows ${code}`);
  const finding = shownFindings(ruleCase).bad.find((one) => one.code === code);
  if (finding === undefined) throw new Error(`${code} is not found`);
  return { finding, ruleCase };
};

describe('the way that proves a fault', () => {
  test.each([
    // A deal comes as far as here, and no further.
    ['result_unreachable', 'qualify → explore → offer → decide'],
    ['unmeetable_requirements', 'qualify → explore → offer → decide'],
    // Here the process is asked for that could only be raised later.
    ['process_raised_too_late', 'qualify → explore'],
    // The skip passes what may not be passed.
    ['skip_passes_mandatory', 'qualify → explore → offer'],
    // Back, and at once forward again.
    ['bounce_back', 'decide → offer → decide'],
    // The shorter way around the approval.
    ['variant_drops_gate', 'qualify → decide'],
    // From the win to what nobody has reviewed.
    ['no_scope_review', 'qualify → explore → offer → decide → won → sign'],
  ])('%s: %s', (code, way) => {
    expect(found(code).finding.witness?.join(' → ')).toBe(way);
  });

  test('names stages and outcomes of the series that the finding is about, and no others', () => {
    const told = ruleCases.flatMap((ruleCase) => {
      const model = changed(soundModel, ruleCase.bad);
      return shownFindings(ruleCase).bad.flatMap(({ code, path, witness }) => {
        if (witness === undefined) return [];
        const series = model.series.find(({ id }) => path.startsWith(`series.${id}.`));
        const places = [...(series?.stages ?? []), ...(series?.afterWin ?? []), ...(series?.result.outcomes ?? [])];
        const ids = places.map((place) => ('use' in place ? place.use : place.id));
        expect(witness, code).not.toHaveLength(0);
        expect(
          witness.filter((id) => !ids.includes(id)),
          code,
        ).toEqual([]);
        return [code];
      });
    });
    expect(new Set(told).size).toBeGreaterThan(8);
  });

  test('is shown in text, in JSON, and as a flow of SARIF', () => {
    const { finding } = found('unmeetable_requirements');
    const way = ['qualify', 'explore', 'offer', 'decide'];
    expect(formatFindings([finding], { locale: en })).toContain(`\n  ${way.join(' → ')}\n`);
    expect(toFindingsJson([finding])).toMatchObject({ findings: [{ witness: way }] });
    const [run] = toSarif([finding], { uri: 'm.json' }).runs as readonly {
      readonly results: readonly {
        readonly codeFlows: readonly {
          readonly threadFlows: readonly {
            readonly locations: readonly {
              readonly location: { readonly logicalLocations: readonly { readonly name: string }[] };
            }[];
          }[];
        }[];
      }[];
    }[];
    const [flow] = run?.results[0]?.codeFlows[0]?.threadFlows ?? [];
    expect(flow?.locations.map(({ location }) => location.logicalLocations[0]?.name)).toEqual(way);
  });
});
