import type { Issue } from '../../issues/index.js';

/**
 * What a change does to what an opportunity may do. `tightens`: something that was let pass is refused now. `loosens`:
 * something that was refused is let pass. `shifts`: both, or it cannot be told which. `renames`: another name, nothing
 * else. `neutral`: none of these (probabilities, target days, descriptions, …).
 */
export type ChangeEffect = 'tightens' | 'loosens' | 'shifts' | 'renames' | 'neutral';

export type ModelChangeCode =
  | 'element_added'
  | 'element_removed'
  | 'element_renamed'
  | 'label_changed'
  | 'order_changed'
  | 'property_changed'
  | 'reference_broken'
  | 'requirement_added'
  | 'requirement_removed';

/** One difference between two versions of a model: an issue whose `path` leads into the newer one where it can. */
export type ModelChange = Issue<ModelChangeCode> & {
  readonly effect: ChangeEffect;
  /** The place in the older version; `null` of what is new. */
  readonly before: string | null;
  /** The place in the newer version; `null` of what is gone. */
  readonly after: string | null;
};
