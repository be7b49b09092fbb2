/**
 * The name of a node in a diagram's text: the key of its place, in letters that mean nothing to Mermaid and DOT. Letters
 * and digits stay, every other character is its code between underscores; so no two keys share a name, and none is a
 * keyword.
 */
export function nodeName(key: string): string {
  const at = key.indexOf('/');
  if (at < 0) return key;
  const id = key
    .slice(at + 1)
    .replace(/[^A-Za-z0-9]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
  return `${key.slice(0, at)}_${id}`;
}
