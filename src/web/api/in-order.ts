const last = new Map<string, Promise<unknown>>();

/**
 * Makes writing requests of one case one after the other, in the order of the key presses: an undo must not overtake the
 * acceptance it takes back.
 */
export function inOrder<T>(caseId: string, request: () => Promise<T>): Promise<T> {
  // A refused request must not stop those behind it.
  const turn = (last.get(caseId) ?? Promise.resolve()).then(request, request);
  last.set(caseId, turn);
  return turn;
}
