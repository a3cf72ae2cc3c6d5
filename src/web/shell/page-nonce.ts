/** Nonce for styles, given by the server anew for each page; without it the browser refuses the design system's styles. */
export const pageNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
