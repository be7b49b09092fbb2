import type { Money } from 'stagewright';
import { formatRate } from 'stagewright/conversion';
import { type Dirt, kindText } from './Dirt.js';
import type { PipelineSummary } from './summarisePipeline.js';
import { pad, quoted, type Terminal } from './Terminal.js';

/** Prints what a pipeline export says: distribution, win rate, weighted forecast, and what was dirty in it. */
export function reportPipeline(terminal: Terminal, file: string, currency: string, summary: PipelineSummary): void {
  const { say, line, heading } = terminal;
  heading(`${file}${say(', as of ', '，截至 ')}${summary.asOf.slice(0, 10)}`);
  const { read, takenOver, leftOut } = summary;
  line(
    say(
      `${read} rows read, ${takenOver} taken over, ${leftOut} left out.`,
      `读取 ${read} 行，接收 ${takenOver} 行，未计入 ${leftOut} 行。`,
    ),
  );
  reportDistribution(terminal, currency, summary);
  reportWinRate(terminal, summary);
  reportForecast(terminal, currency, summary);
  reportDirt(terminal, summary.dirt);
}

const NAME = 24;
const grouped = (money: Money | null) => money?.amount.replaceAll(/\B(?=(?:\d{3})+(?!\d)(?=\.|$))/g, ',') ?? '–';
const cells = (texts: readonly (readonly [text: string, width: number])[]) =>
  texts.map(([text, width]) => pad(text, width, 'left')).join('');

function reportDistribution({ say, line, dim }: Terminal, currency: string, { distribution }: PipelineSummary): void {
  line();
  line(say('Stage distribution: all opportunities', '阶段分布：全部商机'));
  const row = (name: string, count: string, share: string, amount: string, amountShare: string, without: string) =>
    `  ${pad(name, NAME)}${cells([
      [count, 7],
      [share, 9],
      [amount, 18],
      [amountShare, 9],
      [without, 11],
    ])}`;
  line(dim(row('', say('count', '数量'), '%', say('amount ', '金额 ') + currency, '%', say('no amount', '无金额'))));
  const { total } = distribution;
  for (const { stage, count, countShare, amount, amountShare, withoutAmount } of total.stages) {
    const [share, ofAmount] = [countShare.shown ?? '–', amountShare?.shown ?? '–'];
    const without = withoutAmount === 0 ? '' : String(withoutAmount);
    line(row(quoted(stage, NAME - 1), String(count), share, grouped(amount), ofAmount, without));
  }
  line(row(say('all', '合计'), String(total.count), '', grouped(total.amount), '', ''));
}

function reportWinRate({ say, line, dim, language }: Terminal, { winRate }: PipelineSummary): void {
  line();
  line(`${say('Win rate: ', '赢单率：')}${formatRate(winRate.total, { language })}`);
  line(
    dim(
      say(
        '  won / (won + lost), by count, closed up to the date of the report; Wilson interval at 95 %; not counted: ',
        '  赢单 /（赢单 + 输单），按数量，截至报告日期已关闭的商机；Wilson 95 % 区间；未计入：',
      ) + told(winRate.excluded, say),
    ),
    2,
  );
}

function reportForecast(
  { say, line, dim }: Terminal,
  currency: string,
  { forecast, law, concentration, stages }: PipelineSummary,
): void {
  const { weighted, won, open } = forecast.total;
  const sum = (text: string, money: Money, note = '') =>
    line(`  ${pad(text, NAME)}${pad(grouped(money), 34, 'left')}${note}`);
  line();
  line(`${say('Weighted forecast: ', '加权预测：')}${grouped(weighted)} ${currency}`);
  sum(say('won, in full', '已赢，全额'), won);
  sum(say('open, weighted', '在途，加权'), open);
  for (const { id, winProbability } of stages) {
    const group = forecast.groups.find(({ key }) => key.stage === id);
    if (group === undefined) continue;
    const percent = winProbability === undefined ? '–' : `${Math.round(winProbability * 100)} %`;
    sum(`  ${quoted(id, NAME - 3)}`, group.value.open, dim(say(`  at an assumed ${percent}`, `  假定赢率 ${percent}`)));
  }
  if (law.n > 0) {
    sum(say('nine times in ten', '十次中有九次'), law.quantiles.q10, dim(say('  or more', '  以上')));
    sum(say('one time in ten', '十次中有一次'), law.quantiles.q90, dim(say('  or more', '  以上')));
  }
  const { effectiveDeals, topVarianceShare } = concentration;
  if (effectiveDeals !== null && topVarianceShare !== null) {
    const [few, top] = [effectiveDeals.toFixed(1), `${(topVarianceShare * 100).toFixed(1)} %`];
    const said = say(
      `as spread out as ${few} equal deals; the riskiest one carries ${top} of the uncertainty`,
      `分散程度相当于 ${few} 个等额商机；风险最大的一个占不确定性的 ${top}`,
    );
    line(dim(`  ${said}`), 2);
  }
  const without = told(forecast.excluded, say);
  if (without !== '–') line(dim(`  ${say('not counted: ', '未计入：')}${without}`), 2);
}

const REASONS: { readonly [why: string]: readonly [en: string, zh: string] } = {
  open: ['open', '在途'],
  reopened: ['reopened', '已重启'],
  voided: ['void', '作废'],
  abandoned: ['abandoned', '放弃'],
  outside_period: ['closed outside the period', '期外关闭'],
  lost: ['lost', '输单'],
  noAmount: ['without an amount', '无金额'],
};

function told(excluded: { readonly [why: string]: number }, say: Terminal['say']): string {
  const parts = Object.entries(excluded).map(([why, count]) => {
    const [en, zh] = REASONS[why] ?? [why, why];
    return say(`${count} ${en}`, `${zh} ${count}`);
  });
  return parts.length === 0 ? '–' : parts.join(say(', ', '、'));
}

/** Every kind of dirt with its count and the first place, so that nothing is dropped in silence. */
function reportDirt({ say, line, dim, language }: Terminal, dirt: readonly Dirt[]): void {
  line();
  line(say('What was not clean in the file', '文件中的问题'));
  const kinds = new Map<string, Dirt[]>();
  for (const entry of dirt) {
    const name = entry.kind === 'blank_cell' ? `blank_cell ${entry.detail}` : entry.kind;
    kinds.set(name, [...(kinds.get(name) ?? []), entry]);
  }
  if (kinds.size === 0) line(`  ${say('nothing', '无')}`);
  for (const [example, ...others] of [...kinds.values()].sort((a, b) => b.length - a.length)) {
    if (example === undefined) continue;
    const place = say(`line ${example.line}`, `第 ${example.line} 行`);
    const detail = example.detail === '' ? '' : `${say(': ', '：')}${quoted(example.detail)}`;
    const where = `${place}${detail}${others.length === 0 ? '' : say(', …', '，…')}`;
    const text = `${kindText(example.kind, language)}${dim(say(` (${where})`, `（${where}）`))}`;
    line(`${pad(String(others.length + 1), 7, 'left')}  ${text}`, 9);
  }
}
