import type { EventType } from "../../vocabulary/event.ts";

/** How sure a word makes an event: by itself, beside other words, only where the event is known, or not at all. */
export type Strength = "sure" | "context" | "weak" | "never";

/** A word of the lexicon and what it says. */
export interface Trigger {
  readonly word: string;
  /** Place of the type in the lexicon's types. */
  readonly type: number;
  readonly strength: Strength;
  /** Words of which one must stand in the same clause; empty when none is needed. */
  readonly needs: readonly string[];
}

/** Types of events made ready for reading (事件词表): triggers by their first character, long words first. */
export interface EventLexicon {
  readonly types: readonly EventType[];
  readonly byFirst: ReadonlyMap<string, readonly Trigger[]>;
}

/** Makes types ready for reading; a word may stand for several types. */
export function eventLexicon(types: readonly EventType[]): EventLexicon {
  const byFirst = new Map<string, Trigger[]>();
  for (const trigger of types.flatMap(triggersOf)) {
    const first = trigger.word.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), trigger]);
  }
  for (const triggers of byFirst.values()) triggers.sort((a, b) => b.word.length - a.word.length);
  return { types, byFirst };
}

function triggersOf(entry: EventType, type: number): Trigger[] {
  const as =
    (strength: Strength, needs: readonly string[] = []) =>
    (word: string): Trigger => ({ word, type, strength, needs });
  return [
    ...entry.unless.map(as("never")),
    ...entry.words.map(as("sure")),
    ...entry.when.flatMap(({ says, needs }) => says.map(as("context", needs))),
    ...entry.weak.map(as("weak")),
  ];
}
