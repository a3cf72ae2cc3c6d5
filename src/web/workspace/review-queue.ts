/** Where a person stands in reviewing items one by one (逐项核对); ids keep the order they had at the start. */
export interface Queue {
  readonly order: readonly string[];
  /** The item before the person; undefined when none is left. */
  readonly current: string | undefined;
  /** Items accepted in this session, newest last; undo takes the newest back. */
  readonly accepted: readonly string[];
}

/** A queue over the ids, most doubtful first as given. */
export function startQueue(ids: readonly string[]): Queue {
  return { order: ids, current: ids[0], accepted: [] };
}

/**
 * Takes up items that came since (reading goes on) and lets go of those that are gone or settled elsewhere; the present
 * item stays while it exists, because an undo may still be on its way.
 */
export function withItems(queue: Queue, open: readonly string[], existing: ReadonlySet<string>): Queue {
  const known = new Set(queue.order);
  const stays = queue.current !== undefined && existing.has(queue.current) ? [queue.current] : [];
  const present = new Set([...open, ...queue.accepted, ...stays]);
  const order = [...queue.order.filter((id) => present.has(id)), ...open.filter((id) => !known.has(id))];
  const waiting = order.filter((id) => !queue.accepted.includes(id));
  return { ...queue, order, current: stays[0] ?? waiting[0] };
}

/** Items not accepted yet, in order. */
export function waitingIn(queue: Queue): string[] {
  return queue.order.filter((id) => !queue.accepted.includes(id));
}

function from(queue: Queue, step: 1 | -1): string | undefined {
  const at = queue.current === undefined ? -1 : queue.order.indexOf(queue.current);
  const ring = [...queue.order.slice(at + 1), ...queue.order.slice(0, Math.max(0, at))];
  const waiting = (step === 1 ? ring : ring.toReversed()).filter((id) => !queue.accepted.includes(id));
  return waiting[0];
}

/** On to the next waiting item; after the last comes the first again. */
export function next(queue: Queue): Queue {
  return { ...queue, current: from(queue, 1) ?? queue.current };
}

/** Back to the waiting item before. */
export function previous(queue: Queue): Queue {
  return { ...queue, current: from(queue, -1) ?? queue.current };
}

/** Marks the present item accepted and moves on; with no other item left the queue is done. */
export function accept(queue: Queue): Queue {
  if (queue.current === undefined) return queue;
  return { ...queue, accepted: [...queue.accepted, queue.current], current: from(queue, 1) };
}

/** Takes back the newest acceptance and stands at that item again (UX 10). */
export function takeBack(queue: Queue): Queue {
  const last = queue.accepted.at(-1);
  return last === undefined ? queue : { ...queue, accepted: queue.accepted.slice(0, -1), current: last };
}
