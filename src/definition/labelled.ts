import { or } from './completed.js';
import type { Described, Element, ElementInput, Label } from './Label.js';

/** The same element with a label: its id, where the author gave none. */
export function labelled<T extends Described>(id: string, element: T): T & { readonly label: Label } {
  return { ...element, label: or(element.label, id) };
}

/** An element that may be written as a bare id, as an object with a label. */
export function labelledElement<More>(element: ElementInput<More>): Element<More> & { readonly label: Label } {
  return typeof element === 'string'
    ? ({ id: element, label: element } as Element<More> & { readonly label: Label })
    : labelled(element.id, element);
}
