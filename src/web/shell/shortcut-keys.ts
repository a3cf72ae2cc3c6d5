/** What a key press tells; the parts of KeyboardEvent that matter here. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** Where the press happened and what the person allows. */
export interface PressPlace {
  readonly typing: boolean;
  readonly singleKeys: boolean;
}

/** Browsers report 229 for every key while an input method composes, even when isComposing is not yet set. */
const COMPOSING_KEY_CODE = 229;

const COMMANDS = new Set(["PageUp", "PageDown", "Escape"]);

/** True when the press is the named key: a letter or sign ("a", "?", "+"), a named key ("PageDown") or "Alt+Q". */
export function isKey(press: Press, keys: string): boolean {
  if (press.ctrlKey || press.metaKey) return false;
  const alt = keys.startsWith("Alt+");
  if (alt !== press.altKey) return false;
  // By place of the key: with Alt held some layouts and systems report another character.
  if (alt) return press.code === `Key${keys.slice(4)}` || press.key === keys.slice(4);
  return press.key.toLowerCase() === keys.toLowerCase() || (keys === "+" && press.key === "=");
}

/**
 * True when a shortcut may act on the press: never while an input method composes, single keys never while typing and
 * only when the person has them switched on (WCAG 2.1.4).
 */
export function mayFire(press: Press, keys: string, place: PressPlace): boolean {
  if (press.isComposing || press.keyCode === COMPOSING_KEY_CODE) return false;
  if (!isKey(press, keys)) return false;
  if (keys.startsWith("Alt+")) return true;
  if (place.typing) return false;
  return COMMANDS.has(keys) || place.singleKeys;
}
