import { useCallback, useRef, useState } from "react";
import { useMe } from "./session.tsx";

const PREFIX = "xiezhi:kept:";

function storageKey(personId: string, form: string): string {
  return `${PREFIX}${personId}:${form}`;
}

function read<T>(key: string): T | undefined {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    // Storage forbidden or unreadable: the form starts empty.
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden storage must not stop typing.
  }
}

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
    found.current = read<T>(key);
    return found.current ?? initial;
  });
  const set = useCallback(
    (next: T) => {
      write(key, next);
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
  const clear = useCallback(() => write(key, undefined), [key]);
  return { value, restored: found.current !== undefined, set, update, clear };
}

/** Forgets everything kept for a person; done when the person signs out. */
export function forgetKept(personId: string): void {
  const keys = Array.from({ length: sessionStorage.length }, (_, at) => sessionStorage.key(at));
  for (const key of keys) if (key?.startsWith(storageKey(personId, ""))) sessionStorage.removeItem(key);
}
