import type {
  ActionOf,
  AfterWinStageOf,
  CatalogueStageOf,
  CheckOf,
  CustomerStateOf,
  FieldOf,
  GivenReasonOf,
  OutcomeOf,
  PhaseOf,
  PlaybookOf,
  ProcessOf,
  QuestionOf,
  RoleOf,
  SeriesOf,
  StageOf,
  TeamOf,
  TypeOf,
} from './ModelIds.js';
import type { SalesModelInput } from './SalesModelInput.js';

/** What the parts of a model may name, by kind; inside series `S`, of its own stages, outcomes and reasons. */
export type ReferencesOf<M extends SalesModelInput, S extends string = SeriesOf<M>> = {
  readonly action: Declared<'action', ActionOf<M>>;
  readonly catalogueStage: Declared<'catalogue stage', CatalogueStageOf<M>>;
  readonly check: Declared<'check', CheckOf<M>>;
  readonly conditionField: Declared<'field', FieldOf<M> | ([TypeOf<M>] extends [never] ? never : 'type')>;
  readonly customerState: Declared<'customer state', CustomerStateOf<M>>;
  readonly field: Declared<'field', FieldOf<M>>;
  readonly openStage: StageOf<M, S>;
  readonly outcome: OutcomeOf<M, S>;
  readonly phase: Declared<'phase', PhaseOf<M>>;
  readonly playbook: Declared<'playbook', PlaybookOf<M>>;
  readonly process: Declared<'process', ProcessOf<M>>;
  readonly question: Declared<'question', QuestionOf<M>>;
  readonly reason: GivenReasonOf<M, S>;
  readonly role: Declared<'role', RoleOf<M>>;
  readonly series: SeriesOf<M>;
  readonly stage: StageOf<M, S> | AfterWinStageOf<M, S>;
  readonly team: Declared<'team', TeamOf<M>>;
  readonly type: Declared<'type', TypeOf<M>>;
};

/** Where a model declares none of a kind, a text that says so: `never` would say nothing in a message. */
type Declared<Kind extends string, Ids extends string> = [Ids] extends [never] ? `no ${Kind} is declared` : Ids;
