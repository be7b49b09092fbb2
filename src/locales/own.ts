/** A text of its own under this key, never what every object inherits. */
export function own(texts: { readonly [key: string]: string }, key: string): string | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
