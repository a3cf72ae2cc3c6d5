/**
 * Decodes a plain text file: UTF-8 with or without byte order mark, UTF-16, else GB18030 (国标18030).
 * Undefined when the bytes are no text in any of them.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  for (const encoding of candidates(bytes)) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== undefined && isText(text)) return text.replaceAll(/\r\n?/g, "\n");
  }
  return undefined;
}

function candidates(bytes: Uint8Array): readonly string[] {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return ["utf-16le"];
  if (first === 0xfe && second === 0xff) return ["utf-16be"];
  // GB18030 and UTF-16 accept much; UTF-8 is strict, so it is asked first.
  return ["utf-8", "gb18030", "utf-16le", "utf-16be"];
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Text has no control characters but line ends, tabs and form feeds, and few characters for private use. */
function isText(text: string): boolean {
  const strange = text.match(/[^\P{Cc}\t\n\f\r]|[\ufffd\ue000-\uf8ff]/gu)?.length ?? 0;
  return strange === 0 || strange < text.length / 200;
}
