import { useSyncExternalStore } from "react";
import type { Language } from "../i18n/languages.ts";

/** Choices of the person about the interface, kept in this browser; none of them is personal data. */
export interface Preferences {
  readonly language: Language;
  readonly large: boolean;
  /** Single letters and signs as shortcuts (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

const KEY = "xiezhi:preferences";
const FIRST: Preferences = { language: "zh", large: false, singleKeys: true };
const watchers = new Set<() => void>();
let present = load();

function load(): Preferences {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>) };
  } catch {
    // A browser may forbid storage; the choices then last until the page is closed.
    return FIRST;
  }
}

/** The present choices. */
export function preferences(): Preferences {
  return present;
}

/** Changes some of the choices and keeps them. */
export function prefer(change: Partial<Preferences>): void {
  present = { ...present, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(present));
  } catch {
    // See load().
  }
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The present choices, kept up to date in a component. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(watch, preferences);
}
