/** What a place is called: its label, or its id where that is blank; an id never is. */
export function named(label: string, id: string): string {
  return label.trim() === '' ? id : label;
}
