/**
 * The words of one language, as plain data.
 *
 * A template holds parameters in braces, `{field}`; `{days:day|days}` adds the word for one or for several, `{share:%}`
 * shows a share in percent, `{mean:.1}` a number with so many decimals. What stands in square brackets is left out when a
 * parameter in it has no value; behind a bar stands what to say instead:
 * `[Only {roles} may do this|Nobody may do this]`.
 */
export type Locale = {
  /** BCP 47: also the language in which labels of the model are looked up. */
  readonly language: string;
  /** A sentence per issue code. */
  readonly messages: Templates;
  /** What to change, for the codes that have such advice. */
  readonly hints: Templates;
  /** One line of a checklist per kind of requirement; `optional` and `notApplicable` go around it. */
  readonly items: Templates;
  /** What each event does, as on a button. */
  readonly events: Templates;
  /** What each operator of a condition says. */
  readonly conditions: Templates;
  /** Names of what the library itself names: kinds, statuses, standings, types, … */
  readonly words: { readonly [group in WordGroup]: Templates };
  readonly listSeparator: string;
};

export type Templates = { readonly [key: string]: string };

export type WordGroup =
  | 'answers'
  | 'changes'
  | 'description'
  | 'diagram'
  | 'dimensions'
  | 'due'
  | 'duties'
  | 'kinds'
  | 'modes'
  | 'objects'
  | 'parts'
  | 'problems'
  | 'processKinds'
  | 'standings'
  | 'statuses'
  | 'types'
  | 'won';
