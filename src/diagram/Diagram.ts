import type { MoveKind } from '../values/index.js';

/** What a comparison says of a node or a move; `null`: as it was. */
export type Change = 'new' | 'gone' | 'changed' | null;

/** The parts of a diagram that are framed, each read by its own title. */
export type GroupId = 'stages' | 'result' | 'afterWin' | 'states';

/** `enter`: from a win to the road behind it. `undesigned`: it was counted, and the design has no such move. */
export type EdgeKind = MoveKind | 'enter' | 'undesigned';

/** A place as one plan has it. Every text is in words already, and not yet escaped. */
export type Place = {
  /** `<group>/<id>`: no two places of a diagram share it. */
  readonly key: string;
  readonly id: string;
  readonly group: GroupId;
  readonly look: 'open' | 'won' | 'lost' | 'abandoned' | 'afterWin' | 'state';
  readonly name: string;
  readonly isStart: boolean;
  readonly winProbability: string | null;
  /** Processes that stand here, those that must be through first. */
  readonly processes: readonly string[];
  readonly notes: readonly string[];
  /** Everything that is asked for before it is left forward, or reached in case of an outcome. */
  readonly needs: readonly string[];
  readonly reasons: readonly string[];
  /** Its properties in the model, for comparisons. */
  readonly properties: { readonly [property: string]: unknown };
};

/** A move as one plan has it, between two places. */
export type Move = {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly notes: readonly string[];
  /** What the model says of it, for comparisons. */
  readonly rule: unknown;
  /** Where a reopening leads unless it is told otherwise. */
  readonly byDefault?: string | null;
};

/** What one plan has to show. */
export type Draft = {
  readonly title: string;
  readonly groups: readonly { readonly id: GroupId; readonly title: string }[];
  readonly places: readonly Place[];
  readonly moves: readonly Move[];
};

export type ComparedPlace = Place & {
  readonly change: Change;
  readonly changedIn: readonly string[];
  /** What it was called before, where it had another id. */
  readonly was: string | null;
};
export type ComparedMove = Move & { readonly change: Change };
export type Compared = Omit<Draft, 'places' | 'moves'> & {
  /** Whether there was anything to compare with. */
  readonly isCompared: boolean;
  readonly places: readonly ComparedPlace[];
  readonly moves: readonly ComparedMove[];
};

export type DiagramNode = ComparedPlace & {
  readonly isCurrent: boolean;
  /** That it is the start, the present place, or what a comparison says of it. */
  readonly marks: readonly string[];
};

/** A line of the diagram. An end is the key of a node, or a group: any of its nodes. */
export type DiagramEdge = {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** What is written at it. */
  readonly label: readonly string[];
  readonly change: Change;
  readonly count: number | null;
  /** The moves that it stands for, by the keys of their places. */
  readonly moves: readonly (readonly [from: string, to: string])[];
};

/** Nodes and edges with their texts: all that a renderer needs to know. */
export type Diagram = {
  readonly title: string;
  /** What the colours of a comparison say. */
  readonly legend: string | null;
  readonly language: string;
  readonly groups: readonly { readonly id: GroupId; readonly title: string }[];
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
};
