import type { DiagramNode } from './Diagram.js';

/** What a picture writes into a node; what it asks for in detail is left to the table. */
export function nodeLines({ name, winProbability, processes, notes, marks }: DiagramNode): readonly string[] {
  return [name, ...(winProbability === null ? [] : [winProbability]), ...processes, ...notes, ...marks];
}
