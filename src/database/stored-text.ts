const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text as PostgreSQL can hold it: each NUL and half character becomes U+FFFD, so that offsets stay true. */
export function storedText(text: string): string {
  return text.replace(UNSTORABLE, "\uFFFD");
}

/** JSON as PostgreSQL can hold it; texts inside as by storedText. */
export function storedJson(value: unknown): string {
  const plain = JSON.stringify(value);
  if (!/\\u(?:0000|d[89a-f])/i.test(plain)) return plain;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === "string" ? storedText(part) : part));
}
