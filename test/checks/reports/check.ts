import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { writeConversionReport } from '../../../examples/conversion-report/writeConversionReport.js';
import { writeForecastReport } from '../../../examples/forecast-report/writeForecastReport.js';
import { root } from '../../package/entries.js';
import { findBrowser } from './browser.js';
import { guidePictures } from './guidePictures.js';
import { chromium } from './node_modules/playwright-core/index.mjs';

// The reports in a real browser, on a telephone and on a desk: nothing is fetched, nothing complains, nothing is wider than
// the screen, charts are drawn, and every number opens what it means and lists as many members as it says. And the pictures of the guide are what is drawn today; with `--update` they are drawn anew.

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
} finally {
  await browser.close();
}
console.log(`Reports open at ${WIDTHS.join(' and ')} pixels; ${clicked} numbers clicked, ${recounted} recounted.`);

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
