/**
 * Gives every style element made by our scripts the nonce of the page. The design system passes it for its own styles, but
 * some of its parts (scroll lock of dialogues, measuring of scroll bars) forget it, and the browser would refuse them.
 * Scripts themselves come from our server only, so that this trusts nothing new.
 */
export function giveStylesNonce(nonce: string): void {
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
