import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { writeConversionReport } from '../../../examples/conversion-report/writeConversionReport.js';
import { writeForecastReport } from '../../../examples/forecast-report/writeForecastReport.js';
import { type Language, ReportPage } from '../../../examples/report-page/ReportPage.js';
import { root } from '../../package/entries.js';
import { chartsOf, type Pipeline } from '../../unit/charts/pictures.js';
import { findBrowser } from './browser.js';
import { guidePictures } from './guidePictures.js';
import { chromium } from './node_modules/playwright-core/index.mjs';

// The reports in a real browser, on a telephone and on a desk: nothing is fetched, nothing complains, nothing is wider than
// the screen, charts are drawn, no text in them is cut or lies on another, and every number opens what it means and lists as many members as it says. And the pictures of the guide are what is drawn today; with `--update` they are drawn anew.

const sample = `${root}examples/demo/sample.csv`;
const maven = `${root}../shared/data/maven_crm/sales_pipeline.csv`;
const helpdesk = `${root}../shared/data/helpdesk/helpdesk.csv.gz`;
const pages: readonly (readonly [name: string, file: string, write: (file: string) => string])[] = [
  ['conversion', sample, (file) => writeConversionReport(file, 'en')],
  ['conversion-zh', sample, (file) => writeConversionReport(file, 'zh-CN')],
  ['conversion-helpdesk', helpdesk, (file) => writeConversionReport(file, 'zh-CN')],
  ['conversion-maven', maven, (file) => writeConversionReport(file, 'en')],
  ['forecast', sample, (file) => writeForecastReport(file, { language: 'en', currency: 'USD', quota: '3500000' })],
  ['forecast-zh', sample, (file) => writeForecastReport(file, { language: 'zh-CN', currency: 'CNY' })],
  ['forecast-maven', maven, (file) => writeForecastReport(file, { language: 'en', currency: 'USD' })],
];
const WIDTHS = [400, 1280];
/** Of the longest pages, so many numbers are clicked; those of all are recounted. */
const CLICKS = 10;

/** Every kind of chart, in both languages: usual names, names that no line holds, twenty stages, one, and nobody in it. */
const pipelines: readonly (readonly [name: string, pipeline: Pipeline])[] = [
  ['charts', { stages: 5, opportunities: 200, groups: 4 }],
  ['charts-long-names', { stages: 5, opportunities: 200, groups: 4, long: true }],
  ['charts-twenty-stages', { stages: 20, opportunities: 200, groups: 8 }],
  ['charts-one-stage', { stages: 1, opportunities: 60, groups: 1 }],
  ['charts-nobody', { stages: 3, opportunities: 0, groups: 1 }],
];

/** Texts of charts that leave their picture, or lie on another text, read in the page. */
const FAULTS = `[...document.querySelectorAll('figure svg')].flatMap((svg) => {
  const inside = svg.getBoundingClientRect();
  const { top } = svg.closest('figure').getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')]
    .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
    .filter(({ text, box }) => text.trim() !== '' && box.width > 0);
  const cut = ({ box }) =>
    box.left < inside.left - 1 || box.right > inside.right + 1 || box.top < top - 1 || box.bottom > inside.bottom + 1;
  // A line of text leaves room above and below its letters.
  const meet = ({ box: a }, { box: b }) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.4 * Math.min(a.height, b.height);
  const title = svg.closest('section').querySelector('h2').textContent;
  return [
    ...texts.filter(cut).map(({ text }) => title + ': “' + text + '” is cut'),
    ...texts.flatMap((one, index) =>
      texts.slice(index + 1).filter((other) => meet(one, other)).map(({ text }) => title + ': “' + one.text + '” lies on “' + text + '”'),
    ),
  ];
})`;

/** What is on the page, read in the page. */
const LOOK = `({
  pageWidth: document.documentElement.scrollWidth,
  charts: [...document.querySelectorAll('figure svg')].filter((svg) => svg.getBoundingClientRect().width > 0).map((svg) => {
    const { width, height, right } = svg.getBoundingClientRect();
    return { width, height, right, label: svg.closest('figure').getAttribute('aria-label') ?? '' };
  }),
  numbers: [...document.querySelectorAll('button[popovertarget]')].map((button) => {
    const popover = document.getElementById(button.getAttribute('popovertarget'));
    const ids = popover.querySelector('.ids');
    return {
      text: button.textContent,
      definition: popover.querySelectorAll('p')[1].textContent,
      members: ids === null ? null : Number(/\\d+/.exec(popover.querySelector('.count').textContent)[0]),
      listed: ids === null ? null : ids.querySelectorAll('span').length,
    };
  }),
})`;

const stale = guidePictures(process.argv.includes('--update'));
assert.deepEqual(stale, [], 'pictures that are not what their charts say: npm run check:reports -- --update');

const folder = `${root}.tmp/reports`;
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
let clicked = 0;
let recounted = 0;
try {
  for (const [name, file, write] of pages) {
    if (!existsSync(file)) {
      console.log(`left out: ${name}, whose file is not there`);
      continue;
    }
    const path = `${folder}/${name}.html`;
    writeFileSync(path, write(file));
    for (const width of WIDTHS) await visit(name, path, width);
  }
  for (const [name, pipeline] of pipelines)
    for (const language of ['en', 'zh-CN'] as const) {
      const path = `${folder}/${name}-${language}.html`;
      writeFileSync(path, chartPage(pipeline, language));
      for (const width of WIDTHS) await look(`${name} in ${language}`, path, width);
    }
} finally {
  await browser.close();
}
console.log(`Reports open at ${WIDTHS.join(' and ')} pixels; ${clicked} numbers clicked, ${recounted} recounted.`);

function chartPage(pipeline: Pipeline, language: Language): string {
  const charts = Object.values(chartsOf(pipeline, language === 'zh-CN'));
  return new ReportPage(language).write(
    'Charts',
    [],
    charts.map((chart) => ({ ...chart, chart, tables: [] })),
  );
}

async function look(name: string, path: string, width: number): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(pathToFileURL(path).href);
  assert.deepEqual(await page.evaluate(FAULTS), [], `${name} at ${width}`);
  await page.screenshot({ path: path.replace('.html', `-${width}.png`), fullPage: true });
  await page.close();
}

async function visit(name: string, path: string, width: number): Promise<void> {
  const at = `${name} at ${width}`;
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const complaints: string[] = [];
  const fetched: string[] = [];
  page.on('console', (message: { type(): string; text(): string }) =>
    complaints.push(`${message.type()}: ${message.text()}`),
  );
  page.on('pageerror', (error: Error) => complaints.push(error.message));
  page.on('request', (request: { url(): string }) => fetched.push(request.url()));
  const url = pathToFileURL(path).href;
  await page.goto(url);
  await page.screenshot({ path: path.replace('.html', `-${width}.png`), fullPage: true });

  const found: Found = await page.evaluate(LOOK);
  assert.ok(found.pageWidth <= width, `${at}: the page is ${found.pageWidth} pixels wide`);
  assert.ok(found.charts.length > 0, `${at}: no chart is seen`);
  for (const chart of found.charts) {
    assert.ok(chart.width > 200 && chart.height > 80 && chart.right <= width, `${at}: ${JSON.stringify(chart)}`);
    assert.ok(chart.label.length > 10, `${at}: a chart has no description`);
  }
  assert.deepEqual(await page.evaluate(FAULTS), [], at);
  assert.ok(found.numbers.length > 10, `${at}: few numbers open anything`);
  for (const { text, definition, members, listed } of found.numbers) {
    assert.ok(definition.length > 2, `${at}: “${text}” has no definition`);
    if (listed === null) continue;
    assert.equal(members, listed, `${at}: “${text}” tells ${members} members and lists ${listed}`);
    if (/^\d+$/.test(text)) {
      assert.equal(listed, Number(text), `${at}: “${text}” lists ${listed}`);
      recounted++;
    }
  }

  const buttons = await page.locator('button[popovertarget]').all();
  const step = Math.max(1, Math.floor(buttons.length / CLICKS));
  for (const button of buttons.filter((_: unknown, index: number) => index % step === 0)) {
    const popover = page.locator(`#${await button.getAttribute('popovertarget')}`);
    assert.equal(await popover.isVisible(), false, `${at}: a popover is open before the click`);
    await button.click();
    assert.equal(await popover.isVisible(), true, `${at}: a click opens nothing`);
    const box = await popover.boundingBox();
    assert.ok(box !== null && box.x >= 0 && box.x + box.width <= width, `${at}: a popover leaves the screen`);
    if (clicked++ === 3) await page.screenshot({ path: `${folder}/popover-${width}.png` });
    await page.keyboard.press('Escape');
    assert.equal(await popover.isVisible(), false, `${at}: Escape closes nothing`);
  }
  assert.deepEqual(complaints, [], at);
  assert.deepEqual(fetched, [url], `${at}: something is fetched`);
  await page.close();
}

type Found = {
  readonly pageWidth: number;
  readonly charts: readonly {
    readonly width: number;
    readonly height: number;
    readonly right: number;
    readonly label: string;
  }[];
  readonly numbers: readonly {
    readonly text: string;
    readonly definition: string;
    readonly members: number | null;
    readonly listed: number | null;
  }[];
};
