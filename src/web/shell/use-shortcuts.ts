import { useEffect, useRef, useSyncExternalStore } from "react";
import type { WordKey } from "../i18n/languages.ts";
import { preferences } from "../session/preferences.ts";
import { isComposing } from "./composition.ts";
import { mayFire } from "./shortcut-keys.ts";

/** A key and what it does; shown in the shortcut sheet by group. */
export interface Shortcut {
  /** "a", "?", "PageDown" or "Alt+Q". */
  readonly keys: string;
  readonly does: WordKey;
  readonly group: "everywhere" | "viewer" | "queue" | "other";
  readonly run: () => void;
}

type Registered = { current: readonly Shortcut[] };

let registered: readonly Registered[] = [];
const watchers = new Set<() => void>();

function tell(): void {
  for (const watcher of watchers) watcher();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "file"].includes(target.type);
  return target.getAttribute("role") === "combobox" || target.closest("[role=listbox],[role=menu]") !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing()) return;
  const place = { typing: isTyping(event.target), singleKeys: preferences().singleKeys };
  // What was opened last answers first.
  for (const { current } of registered.toReversed()) {
    const shortcut = current.find((one) => mayFire(event, one.keys, place));
    if (shortcut) {
      event.preventDefault();
      shortcut.run();
      return;
    }
  }
}

/** Makes shortcuts work while the component is shown. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const slot = useRef(shortcuts);
  slot.current = shortcuts;
  useEffect(() => {
    if (registered.length === 0) document.addEventListener("keydown", onKeyDown);
    registered = [...registered, slot];
    tell();
    return () => {
      registered = registered.filter((one) => one !== slot);
      if (registered.length === 0) document.removeEventListener("keydown", onKeyDown);
      tell();
    };
  }, []);
}

/** All shortcuts that work at present, for the sheet. */
export function useRegisteredShortcuts(): readonly Shortcut[] {
  const slots = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => registered,
  );
  return slots.flatMap((slot) => slot.current);
}
