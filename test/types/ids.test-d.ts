import {
  type ActionOf,
  type AfterWinStageOf,
  type AnyOpportunity,
  type Applied,
  apply,
  type Blocker,
  type CheckOf,
  type CustomerStateOf,
  type DecisionContext,
  type Effect,
  type EventDraft,
  type EventInput,
  explain,
  type FieldOf,
  type FieldsInput,
  type FieldValues,
  type GradeOf,
  type Money,
  moves,
  moveTo,
  type Opportunity,
  type OutcomeOf,
  openOpportunity,
  type PhaseOf,
  type ProcessOf,
  parseEvent,
  type QuestionOf,
  type RoleOf,
  type SalesModelInput,
  type SeriesOf,
  type StageOf,
  type TransitionRecord,
  type TypeOf,
  type VariantOf,
} from 'stagewright';
import { expectTypeOf, test } from 'vitest';
import { model, plan } from '../support/typedModel.js';

type Model = typeof model;
declare const deal: Opportunity<Model>;
declare const context: DecisionContext<Model>;
declare const remedy: NonNullable<Blocker<Model>['remedy']>;

test('ids are literal types, without `as const`', () => {
  expectTypeOf<SeriesOf<Model>>().toEqualTypeOf<'project' | 'renewal'>();
  expectTypeOf<StageOf<Model>>().toEqualTypeOf<'qualify' | 'shared' | 'bid' | 'offer'>();
  expectTypeOf<StageOf<Model, 'renewal'>>().toEqualTypeOf<'offer'>();
  expectTypeOf<AfterWinStageOf<Model>>().toEqualTypeOf<'delivery'>();
  expectTypeOf<OutcomeOf<Model, 'project'>>().toEqualTypeOf<'won' | 'lost' | 'dropped'>();
  expectTypeOf<VariantOf<Model>>().toEqualTypeOf<'short'>();
  expectTypeOf<FieldOf<Model>>().toEqualTypeOf<
    'amount' | 'closeDate' | 'discount' | 'taxNumber' | 'segment' | 'grade'
  >();
  expectTypeOf<ActionOf<Model>>().toEqualTypeOf<'demo' | 'submitBid'>();
  expectTypeOf<CheckOf<Model>>().toEqualTypeOf<'creditOk'>();
  expectTypeOf<QuestionOf<Model>>().toEqualTypeOf<'budget-approved' | 'champion'>();
  expectTypeOf<ProcessOf<Model>>().toEqualTypeOf<'bid-review' | 'tax-change'>();
  expectTypeOf<RoleOf<Model>>().toEqualTypeOf<'rep' | 'finance' | 'steward'>();
  expectTypeOf<GradeOf<Model>>().toEqualTypeOf<'A' | 'B'>();
  expectTypeOf<TypeOf<Model>>().toEqualTypeOf<'bidding' | 'direct'>();
  expectTypeOf<PhaseOf<Model>>().toEqualTypeOf<'hand-over'>();
  expectTypeOf<CustomerStateOf<Model>>().toEqualTypeOf<'prospect' | 'customer' | 'guest'>();
  expectTypeOf(model.series[0].stages[2].requires.processes[0]).toEqualTypeOf<'bid-review'>();
});

test('a loaded model has plain ids, and so has any', () => {
  type Ids<M extends SalesModelInput> = [
    SeriesOf<M>,
    StageOf<M>,
    AfterWinStageOf<M>,
    OutcomeOf<M>,
    VariantOf<M>,
    FieldOf<M>,
    ActionOf<M>,
    CheckOf<M>,
    QuestionOf<M>,
    ProcessOf<M>,
    RoleOf<M>,
    GradeOf<M>,
    TypeOf<M>,
    PhaseOf<M>,
    CustomerStateOf<M>,
  ];
  type Plain = [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  expectTypeOf<Ids<SalesModelInput>>().toEqualTypeOf<Plain>();
  // biome-ignore lint/suspicious/noExplicitAny: generic host code takes every model.
  expectTypeOf<Ids<any>>().toEqualTypeOf<Plain>();
});

test('opportunities, records and effects carry them', () => {
  expectTypeOf(deal.stage).toEqualTypeOf<'qualify' | 'shared' | 'bid' | 'offer' | 'delivery' | null>();
  expectTypeOf(deal.outcome).toEqualTypeOf<'won' | 'lost' | 'dropped' | 'renewed' | null>();
  expectTypeOf<keyof Opportunity<Model>['processes']>().toEqualTypeOf<'bid-review' | 'tax-change'>();
  expectTypeOf<NonNullable<Opportunity<Model>['fields']['amount']>['value']>().toEqualTypeOf<Money>();
  expectTypeOf<NonNullable<Opportunity<Model>['fields']['segment']>['value']>().toEqualTypeOf<
    'key-account' | 'small'
  >();
  expectTypeOf<TransitionRecord<Model>['series']>().toEqualTypeOf<'project' | 'renewal'>();
  expectTypeOf<Extract<Effect<Model>, { type: 'process.raised' }>['approvers'][number]>().toEqualTypeOf<
    RoleOf<Model>
  >();
  expectTypeOf<Extract<Effect<Model>, { type: 'customer.advance' }>['to']>().toEqualTypeOf<CustomerStateOf<Model>>();
  expectTypeOf<Extract<Effect<Model>, { type: 'team.shift' }>['phase']>().toEqualTypeOf<'hand-over'>();
});

test('every opportunity fits code for all models', () => {
  // biome-ignore lint/suspicious/noExplicitAny: generic host code takes every model.
  expectTypeOf<Opportunity<Model>>().toExtend<Opportunity<any>>();
  expectTypeOf<Opportunity<Model>>().toExtend<AnyOpportunity>();
  expectTypeOf<AnyOpportunity['stage']>().toEqualTypeOf<string | null>();
  // biome-ignore lint/suspicious/noExplicitAny: generic host code takes every model.
  expectTypeOf<Applied<Model>>().toExtend<Applied<any>>();
});

test('an answer is the whole verdict where it is no', () => {
  const result = apply(plan, deal, { type: 'advance' }, context);
  if (result.ok) expectTypeOf(result.opportunity).toEqualTypeOf<Opportunity<Model>>();
  else expectTypeOf(result.blockers[0]?.params.action).toEqualTypeOf<'demo' | 'submitBid' | undefined>();
});

test('values by the type of their field: what may be put in, what comes out', () => {
  expectTypeOf<FieldValues<Model>['amount']>().toEqualTypeOf<Money | undefined>();
  expectTypeOf<FieldValues<Model>['closeDate']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<FieldValues<Model>['grade']>().toEqualTypeOf<'A' | 'B' | undefined>();
  expectTypeOf<{ amount: { minor: 12_500_000n; currency: 'CNY' } }>().toExtend<FieldsInput<Model>>();
  expectTypeOf<{ amount: null; discount: 0.2 }>().toExtend<FieldsInput<Model>>();
  expectTypeOf<{ amount: 125_000 }>().not.toExtend<FieldsInput<Model>>();
  expectTypeOf<{ segment: 'large' }>().not.toExtend<FieldsInput<Model>>();
});

test('instants and dates may come as Date, milliseconds, text or Temporal', () => {
  type Temporal = { readonly epochMilliseconds: number };
  type PlainDate = { readonly year: number; readonly month: number; readonly day: number };
  expectTypeOf<Date | number | string | Temporal>().toExtend<DecisionContext['at']>();
  expectTypeOf<{ type: 'setFields'; values: { closeDate: PlainDate } }>().toExtend<EventInput<Model>>();
  expectTypeOf<{ type: 'setProbability'; value: 0.5; reason: 'met the board'; expiresOn: PlainDate }>().toExtend<
    EventInput<Model>
  >();
});

test('events name what the model declares', () => {
  type Event = EventInput<Model>;
  expectTypeOf<{ type: 'close'; outcome: 'lost'; reason: 'price' }>().toExtend<Event>();
  expectTypeOf<{ type: 'close'; outcome: 'dropped'; reason: 'any text' }>().toExtend<Event>();
  expectTypeOf<{ type: 'changeOutcome'; to: 'won'; reason: 'low-price' }>().toExtend<Event>();
  expectTypeOf<{ type: 'close'; outcome: 'lost'; reason: 'fit' }>().not.toExtend<Event>();
  expectTypeOf<{ type: 'close'; outcome: 'lots'; reason: 'price' }>().not.toExtend<Event>();
  expectTypeOf<{ type: 'changeOutcome'; to: 'won'; reason: 'price' }>().not.toExtend<Event>();
  expectTypeOf<{ type: 'skip'; to: 'bidd' }>().not.toExtend<Event>();
  expectTypeOf<{ type: 'skip'; to: 'bid' }>().not.toExtend<EventInput<Model, 'renewal'>>();
  expectTypeOf<{ type: 'completeAction'; action: 'dmeo' }>().not.toExtend<Event>();
  expectTypeOf<{ type: 'raiseProcess'; process: 'bid-reveiw' }>().not.toExtend<Event>();
  expectTypeOf<{ type: 'answerQuestion'; question: 'champoin'; answer: 'yes' }>().not.toExtend<Event>();
  expectTypeOf<{ type: 'suspend'; reason: 'tired' }>().not.toExtend<Event>();
  expectTypeOf<{ type: 'void'; reason: 'duplicate' }>().toExtend<Event>();
  expectTypeOf<{ type: 'void'; reason: 'tired' }>().not.toExtend<Event>();
  expectTypeOf<{ type: 'transfer'; series: 'renewal'; reason: 'any text' }>().toExtend<Event>();
  expectTypeOf<{ type: 'setFields'; values: { grade: 'Z' } }>().not.toExtend<Event>();
  expectTypeOf<{ type: 'setFields'; values: { type: 'biding' } }>().not.toExtend<Event>();
  expectTypeOf<{ type: 'setFields'; values: { type: null } }>().toExtend<Event>();
  expectTypeOf<{ type: 'advnace' }>().not.toExtend<Event>();
});

test('and so do the arguments of the kernel', () => {
  // @ts-expect-error no such stage
  moveTo(plan, deal, { stage: 'bidd' }, context);
  // @ts-expect-error no such outcome
  moveTo(plan, deal, { outcome: 'lots' }, context);
  // @ts-expect-error no such series
  openOpportunity(plan, { id: 'o', series: 'projct' }, context);
  // @ts-expect-error no such type
  openOpportunity(plan, { id: 'o', type: 'biding' }, context);
  // @ts-expect-error no such process
  openOpportunity(plan, { id: 'o', processes: { 'bid-reveiw': 'approved' } }, context);
  // @ts-expect-error no such check
  moves(plan, deal, { ...context, checks: { creditOK: true } });
  // @ts-expect-error no such field
  moves(plan, deal, { ...context, facts: { amuont: null } });
});

test('a field without a type is a text, with whatever else it declares', () => {
  type Labelled = {
    readonly format: 'stagewright/1';
    readonly id: 'm';
    readonly version: 1;
    readonly series: readonly [];
    readonly fields: { readonly account: { readonly label: { readonly en: 'Account' } }; readonly bare: object };
  };
  type Texts = { readonly account?: string | null; readonly bare?: string | null };
  expectTypeOf<FieldsInput<Labelled>>().toEqualTypeOf<Texts>();
  expectTypeOf<{ account: 5 }>().not.toExtend<FieldsInput<Labelled>>();
});

test('what a blocker asks for is filled in and applied', () => {
  const remedy = { type: 'setFields', fields: ['amount', 'type'] } as const;
  apply(plan, deal, { ...remedy, values: { discount: 0.1 } }, context);
  // @ts-expect-error no such field
  apply(plan, deal, { type: 'setFields', fields: ['amuont'], values: {} }, context);
});

test('a remedy that is whole is an event as it is; of the others the type says what is missing', () => {
  if (remedy.type === 'completeAction') expectTypeOf(remedy.action).toEqualTypeOf<'demo' | 'submitBid'>();
  if (remedy.type === 'completeAction' || remedy.type === 'raiseProcess' || remedy.type === 'approveProcess')
    apply(plan, deal, remedy, context);
  if (remedy.type === 'resume') apply(plan, deal, [remedy, { type: 'advance' }], context);
  if (remedy.type === 'setFields') {
    apply(plan, deal, { ...remedy, values: { discount: 0.1 } }, context);
    // @ts-expect-error nobody has said a value yet
    apply(plan, deal, remedy, context);
  }
  if (remedy.type === 'answerQuestion') {
    apply(plan, deal, { ...remedy, answer: 'yes' }, context);
    // @ts-expect-error nor an answer
    apply(plan, deal, remedy, context);
  }
  if (remedy.type === 'close') apply(plan, deal, { ...remedy, outcome: 'lost', reason: 'price' }, context);
  if (remedy.type === 'assign') apply(plan, deal, { ...remedy, owner: 'ann' }, context);
  expectTypeOf(remedy).toExtend<EventDraft<Model>>();
  explain(plan, deal, remedy, context);
});

test('what was parsed is applied, and has the reason that its type promises', () => {
  const parsed = parseEvent(plan, { type: 'close' });
  if (!parsed.ok) return;
  apply(plan, deal, parsed.value, context);
  if (parsed.value.type === 'void') expectTypeOf(parsed.value.reason).toEqualTypeOf<'duplicate'>();
  if (parsed.value.type === 'setProbability') expectTypeOf(parsed.value.reason).toEqualTypeOf<string | undefined>();
});
