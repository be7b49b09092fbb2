import type { Chart } from 'stagewright/charts';
import { drawChart } from './drawChart.js';
import { type Html, html } from './html.js';
import { style } from './style.js';

export type Language = 'en' | 'zh-CN';

/** A number with what it means and who is counted in it. */
export type Told = {
  readonly text: string;
  /** What the number is, in the reader's language. */
  readonly definition: string;
  /** As the report names it. */
  readonly method: string;
  /** Those counted, where there are such. */
  readonly ids?: readonly string[];
};

export type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly (string | Told)[])[] };

export type Section = {
  readonly title: string;
  readonly definition: string;
  readonly chart?: Chart;
  readonly tables: readonly Table[];
  /** What a reader must know before believing it. */
  readonly notes?: readonly string[];
};

/** One page without scripts and without anything from elsewhere: charts are inline pictures, details open as popovers. */
export class ReportPage {
  private readonly language: Language;
  private count = 0;

  constructor(language: Language) {
    this.language = language;
  }

  say(english: string, chinese: string): string {
    return this.language === 'en' ? english : chinese;
  }

  write(title: string, lead: readonly string[], sections: readonly Section[]): string {
    const body = html`<main><h1>${title}</h1>${lead.map((line) => html`<p class="lead">${line}</p>`)}
<nav>${sections.map((section, index) => html`<a href="#s${index}">${section.title}</a> `)}</nav>
${sections.map((section, index) => this.section(section, index))}</main>`;
    return `<!doctype html>
<html lang="${this.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
${html`<title>${title}</title>`.html}<style>${style}</style></head>
<body>${body.html}</body></html>
`;
  }

  private section({ title, definition, chart, tables, notes = [] }: Section, index: number): Html {
    const figure =
      chart === undefined
        ? []
        : [
            html`<figure role="img" aria-label="${`${chart.title}: ${chart.definition}`}">${{ html: drawChart(chart) }}</figure>`,
          ];
    const subtitle = chart === undefined ? [] : [html`<p class="method">${chart.subtitle}</p>`];
    return html`<section id="s${index}"><h2>${title}</h2><p>${definition}</p>${subtitle}${figure}
${tables.map((table) => this.table(table))}${notes.map((note) => html`<p class="note">${note}</p>`)}</section>
`;
  }

  private table({ head, rows }: Table): Html {
    const cells = (row: readonly (string | Told)[]) =>
      row.map((cell) => html`<td>${typeof cell === 'string' ? cell : this.told(cell)}</td>`);
    return html`<div class="scroll"><table><thead><tr>${head.map((name) => html`<th>${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody></table></div>`;
  }

  private told({ text, definition, method, ids }: Told): Html {
    const id = `n${this.count++}`;
    const members =
      ids === undefined
        ? []
        : [
            html`<p class="count">${this.say(`${ids.length} ${ids.length === 1 ? 'member' : 'members'}`, `成员 ${ids.length} 个`)}</p>`,
            html`<div class="ids">${ids.map((each) => html`<span>${each}</span> `)}</div>`,
          ];
    return html`<button popovertarget="${id}">${text}</button><div popover id="${id}"><p><b>${text}</b></p>
<p>${definition}</p><p class="method">${method}</p>${members}</div>`;
  }
}
