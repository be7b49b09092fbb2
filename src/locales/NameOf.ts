/** What a name may stand for; `place` is a stage or an outcome. */
export type NameKind =
  | 'action'
  | 'check'
  | 'customerState'
  | 'field'
  | 'grade'
  | 'outcome'
  | 'phase'
  | 'place'
  | 'playbook'
  | 'process'
  | 'question'
  | 'reason'
  | 'role'
  | 'series'
  | 'stage'
  | 'team'
  | 'type'
  | 'variant';

/** The name under which people know an element; without a model, its id. */
export type NameOf = (kind: NameKind, id: string) => string;
