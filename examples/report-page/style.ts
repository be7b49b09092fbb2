export const style = `
:root { color-scheme: light; --line: #d9dee3; --quiet: #5b6570; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, 'Noto Sans', 'Noto Sans CJK SC', sans-serif; color: #1d2329; background: #f5f6f8; }
main { max-width: 840px; margin: 0 auto; padding: 20px 16px 60px; }
h1 { font-size: 24px; margin: 8px 0; }
h2 { font-size: 18px; margin: 0 0 4px; }
.lead { margin: 2px 0; color: var(--quiet); }
nav { margin: 14px 0; display: flex; flex-wrap: wrap; gap: 6px; }
nav a { font-size: 13px; padding: 2px 8px; border: 1px solid var(--line); border-radius: 12px; background: #fff; color: #0a5a8f; text-decoration: none; }
section { background: #fff; border: 1px solid var(--line); border-radius: 8px; padding: 16px; margin: 16px 0; }
section p { margin: 4px 0; }
.method { color: var(--quiet); font-size: 13px; overflow-wrap: anywhere; }
.note { font-size: 13px; border-left: 3px solid #e69f00; padding-left: 8px; margin-top: 8px; overflow-wrap: anywhere; }
figure { margin: 12px 0; overflow: hidden; }
figure svg { display: block; max-width: 100%; height: auto; margin-top: -32px; }
.narrow { display: none; }
.scroll { overflow-x: auto; margin-top: 10px; }
table { border-collapse: collapse; font-size: 14px; min-width: 60%; }
th, td { text-align: left; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
td:first-child { min-width: 72px; }
td:first-child { overflow-wrap: anywhere; }
button { font: inherit; padding: 0; border: 0; border-bottom: 1px dotted #0a5a8f; background: none; color: #0a5a8f; cursor: pointer; text-align: left; }
button:focus-visible { outline: 2px solid #0a5a8f; }
[popover] { max-width: min(560px, calc(100vw - 32px)); max-height: 70vh; overflow: auto; border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px; box-shadow: 0 8px 30px rgb(0 0 0 / 20%); }
[popover]::backdrop { background: rgb(0 0 0 / 15%); }
.count { font-weight: 600; }
.ids { font-size: 13px; overflow-wrap: anywhere; max-height: 34vh; overflow: auto; }
.ids span { display: inline-block; margin-right: 8px; }
@media (max-width: 799px) { .wide { display: none; } .narrow { display: block; } main { padding: 12px 8px 40px; } section { padding: 12px; } }
`;
