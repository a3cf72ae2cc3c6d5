const PREFIX = "xiezhi:kept:";

/** Key under which a form of a person is kept. */
export function storageKey(personId: string, form: string): string {
  return `${PREFIX}${personId}:${form}`;
}

/** The kept value; undefined when there is none. */
export function readKept<T>(key: string): T | undefined {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    // Storage forbidden or unreadable: the form starts empty.
    return undefined;
  }
}

/** Keeps a value, or forgets it when it is undefined. */
export function writeKept(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden storage must not stop typing.
  }
}

/** Forgets everything kept for a person; done when the person signs out. */
export function forgetKept(personId: string): void {
  const keys = Array.from({ length: sessionStorage.length }, (_, at) => sessionStorage.key(at));
  for (const key of keys) if (key?.startsWith(storageKey(personId, ""))) sessionStorage.removeItem(key);
}
