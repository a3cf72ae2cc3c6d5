import { useCallback, useRef, useState } from "react";
import { readKept, storageKey, writeKept } from "./kept-storage.ts";
import { useMe } from "./session.tsx";

/** A typed text that is kept until it is filed. */
export interface Kept<T> {
  readonly value: T;
  /** True when the value was found again after a reload or a new sign-in. */
  readonly restored: boolean;
  readonly set: (value: T) => void;
  /** Changes the value from what it is at that moment; the same function at every render. */
  readonly update: (change: (value: T) => T) => void;
  /** Forgets the kept text once it has been filed. */
  readonly clear: () => void;
}

/**
 * What a person has typed and not yet filed, kept per person in this tab over reload, Back and an ended session (UX 6).
 * Session storage, because case data must not stay on a shared computer once the tab is closed.
 */
export function useKept<T>(form: string, initial: T): Kept<T> {
  const me = useMe();
  const key = storageKey(me.person.id, form);
  const found = useRef<T | undefined>(undefined);
  const [value, setValue] = useState<T>(() => {
    found.current = readKept<T>(key);
    return found.current ?? initial;
  });
  const set = useCallback(
    (next: T) => {
      writeKept(key, next);
      setValue(next);
    },
    [key],
  );
  const latest = useRef(value);
  latest.current = value;
  const update = useCallback(
    (change: (value: T) => T) => {
      latest.current = change(latest.current);
      set(latest.current);
    },
    [set],
  );
  const clear = useCallback(() => writeKept(key, undefined), [key]);
  return { value, restored: found.current !== undefined, set, update, clear };
}
