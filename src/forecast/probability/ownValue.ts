/** What a record has of its own under a name: hosts name factors, and may call one `constructor`. */
export function ownValue<T>(of: { readonly [name: string]: T } | undefined, name: string): T | undefined {
  return of !== undefined && Object.hasOwn(of, name) ? of[name] : undefined;
}
