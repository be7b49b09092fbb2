export type { DiagramOptions, MoveCount } from './DiagramOptions.js';
export { toDot } from './toDot.js';
export { toMarkdownTable } from './toMarkdownTable.js';
export { toMermaid } from './toMermaid.js';
