import type { Change, Diagram, DiagramEdge, DiagramNode, EdgeKind } from './Diagram.js';

/** Colours and strokes, one table for all pictures. Colour never stands alone: lines are dashed or labelled as well. */
export const nodeLooks: { readonly [look in DiagramNode['look']]: { readonly fill: string; readonly stroke: string } } =
  {
    open: { fill: '#eaf2fb', stroke: '#3b6ea5' },
    won: { fill: '#e3f4e6', stroke: '#2e7d32' },
    lost: { fill: '#fbe9e7', stroke: '#b23c17' },
    abandoned: { fill: '#f1f1f1', stroke: '#6b6b6b' },
    afterWin: { fill: '#eef7ee', stroke: '#2e7d32' },
    state: { fill: '#fff8e1', stroke: '#a07400' },
  };

type EdgeLook = { readonly stroke: string; readonly line: 'solid' | 'dashed' | 'dotted'; readonly width: number };

const edgeLooks: { readonly [kind in EdgeKind]: EdgeLook } = {
  advance: { stroke: '#3b6ea5', line: 'solid', width: 2 },
  enter: { stroke: '#2e7d32', line: 'solid', width: 2 },
  close: { stroke: '#555555', line: 'solid', width: 1 },
  skip: { stroke: '#7b4fa3', line: 'dashed', width: 1 },
  rollBack: { stroke: '#b26a00', line: 'dotted', width: 1 },
  repeat: { stroke: '#b26a00', line: 'dotted', width: 1 },
  reopen: { stroke: '#00838f', line: 'dashed', width: 1 },
  change: { stroke: '#00838f', line: 'dotted', width: 1 },
  undesigned: { stroke: '#c62828', line: 'dashed', width: 2 },
};

export const changeLooks: {
  readonly [change in NonNullable<Change>]: { readonly stroke: string; readonly dash: boolean };
} = {
  new: { stroke: '#1b8a3a', dash: false },
  gone: { stroke: '#c62828', dash: true },
  changed: { stroke: '#d08700', dash: false },
};

/** What a comparison has nothing to say of. */
const FADED = { stroke: '#c4c4c4', text: '#8a8a8a' };
const TEXT = '#1a1a1a';

/** A line of a picture; in a comparison what has stayed as it was steps back. */
export function edgeLook(
  { kind, change }: DiagramEdge,
  { legend }: Diagram,
): EdgeLook & { readonly text: string; readonly dashes: boolean } {
  const look = edgeLooks[kind];
  if (change !== null) {
    const { stroke, dash } = changeLooks[change];
    return { stroke, line: dash ? 'dashed' : look.line, width: 2, text: stroke, dashes: dash };
  }
  const isFaded = legend !== null && kind !== 'undesigned';
  return {
    ...look,
    ...(isFaded ? { stroke: FADED.stroke, width: 1 } : {}),
    text: isFaded ? FADED.text : TEXT,
    dashes: false,
  };
}

export const HERE = '#ffd54f';
