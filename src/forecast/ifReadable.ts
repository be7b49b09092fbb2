/** What is made of a row of the host; `otherwise` where a reader of the row's own throws. */
export function ifReadable<Made>(make: () => Made, otherwise: Made): Made {
  try {
    return make();
  } catch {
    return otherwise;
  }
}
