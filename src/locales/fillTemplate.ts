/** The value of a parameter; `null` where it has none. */
export type ReadParam = (name: string) => string | null;

const NOTHING = '–';

/**
 * Fills a template of a locale. A bracket whose parameters are not all there is left out, or gives way to what stands
 * behind its bar; outside of brackets a missing parameter shows as a dash. `{days:day|days}` adds the word for one or for
 * several, `{share:%}` shows a share in percent, and `{mean:.1}` a number with so many decimals.
 *
 * @example
 * fillTemplate('Done[ {times:time|times}].', (name) => (name === 'times' ? '2' : null)) // => 'Done 2 times.'
 */
export function fillTemplate(template: string, read: ReadParam): string {
  let at = 0;
  return fill('').text;

  /** Up to a closing bracket, or a bar within brackets. */
  function fill(closing: string): { readonly text: string; readonly isComplete: boolean } {
    let text = '';
    let isComplete = true;
    while (at < template.length && !closing.includes(template.charAt(at))) {
      const sign = template.charAt(at++);
      if (sign === '{') {
        const value = fillParam();
        isComplete &&= value !== null;
        text += value ?? NOTHING;
      } else if (sign === '[') text += fillBracket();
      else text += sign;
    }
    return { text, isComplete };
  }

  function fillParam(): string | null {
    const end = template.indexOf('}', at);
    const [name = '', words] = template.slice(at, end).split(':');
    at = end + 1;
    const value = read(name);
    if (value === null || words === undefined) return value;
    const [one, many] = words.split('|');
    if (many === undefined) return numberText(value, words);
    return `${value} ${value === '1' ? one : many}`;
  }

  /** The first that is complete; the last alternative stands as it is. */
  function fillBracket(): string {
    let said = fill('|]');
    let hasAlternative = template.charAt(at++) === '|';
    while (hasAlternative) {
      const instead = fill('|]');
      hasAlternative = template.charAt(at++) === '|';
      if (!said.isComplete) said = { text: instead.text, isComplete: instead.isComplete || !hasAlternative };
    }
    return said.isComplete ? said.text : '';
  }
}

/** A text that is no number stays one. */
function numberText(text: string, form: string): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  return form === '%' ? `${(value * 100).toFixed(0)} %` : value.toFixed(Number(form.slice(1)));
}
