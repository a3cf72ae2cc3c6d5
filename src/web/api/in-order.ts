const last = new Map<string, Promise<unknown>>();

/**
 * Makes writing requests about one thing, as a rule a case by its id, one after the other, in the order of the key
 * presses: an undo must not overtake the acceptance it takes back.
 */
export function inOrder<T>(about: string, request: () => Promise<T>): Promise<T> {
  // A refused request must not stop those behind it.
  const turn = (last.get(about) ?? Promise.resolve()).then(request, request);
  last.set(about, turn);
  return turn;
}
