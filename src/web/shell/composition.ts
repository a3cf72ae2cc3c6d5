let composing = false;

/** True while an input method is composing (输入法组字中). */
export function isComposing(): boolean {
  return composing;
}

/**
 * Watches input methods on the whole page and keeps the Enter that ends a composition from sending a form: some input
 * methods report it as an ordinary Enter (UX 30).
 */
export function watchComposition(): void {
  document.addEventListener("compositionstart", () => {
    composing = true;
  });
  document.addEventListener("compositionend", () => {
    composing = false;
  });
  // A composition that is left by a click elsewhere does not always end with an event.
  document.addEventListener("focusout", () => {
    composing = false;
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && (composing || event.isComposing)) event.preventDefault();
    },
    true,
  );
}
