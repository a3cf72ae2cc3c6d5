/** Kinds of files that can be read (支持的文件类型). */
export const MEDIA_TYPES = {
  pdf: "application/pdf",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  tiff: "image/tiff",
  bmp: "image/bmp",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  text: "text/plain",
} as const;

export type MediaKind = keyof typeof MEDIA_TYPES;

/** What the first bytes say a file is; "zip" and "text" need a closer look, the others of the second row cannot be read. */
export type Signature = Exclude<MediaKind, "docx" | "text"> | "zip" | "compound" | "heic" | "markup" | "other";

const SIGNATURES: readonly (readonly [Signature, number, string])[] = [
  ["jpeg", 0, "ffd8ff"],
  ["png", 0, "89504e470d0a1a0a"],
  ["webp", 8, "57454250"],
  ["tiff", 0, "49492a00"],
  ["tiff", 0, "4d4d002a"],
  ["bmp", 0, "424d"],
  ["zip", 0, "504b0304"],
  ["zip", 0, "504b0506"],
  ["compound", 0, "d0cf11e0a1b11ae1"],
  ["heic", 4, "6674797068656963"],
  ["heic", 4, "6674797068656978"],
  ["heic", 4, "667479706d696631"],
];

/** Recognises a file by its first bytes, never by its name. */
export function recogniseSignature(head: Uint8Array): Signature {
  const buffer = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  // Acrobat allows a kilobyte of other bytes before the header of a PDF.
  if (buffer.subarray(0, 1024).includes("%PDF-")) return "pdf";
  for (const [kind, offset, magic] of SIGNATURES) {
    if (buffer.toString("hex", offset, offset + magic.length / 2) === magic) return kind;
  }
  // After an optional byte order mark, a tag, comment or declaration: HTML, SVG or XML, which can carry scripts.
  return /^(?:\xef\xbb\xbf)?\s*(?:\{\\rtf|<!|<\?|<\/?[a-z][\w:-]*[\s>/])/i.test(buffer.toString("latin1", 0, 512))
    ? "markup"
    : "other";
}

const EXTENSIONS: Readonly<Record<string, MediaKind>> = {
  pdf: "pdf",
  jpg: "jpeg",
  jpeg: "jpeg",
  jfif: "jpeg",
  png: "png",
  webp: "webp",
  tif: "tiff",
  tiff: "tiff",
  bmp: "bmp",
  docx: "docx",
  txt: "text",
  md: "text",
  text: "text",
};

/** What a name promises: the kind by its extension, undefined when it has none that is known. */
export function kindByName(name: string): MediaKind | undefined {
  return EXTENSIONS[/\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ""];
}

/** The kind of a media type that was recognised earlier; undefined when it is none of ours. */
export function kindByMediaType(mediaType: string): MediaKind | undefined {
  return (Object.keys(MEDIA_TYPES) as MediaKind[]).find((kind) => MEDIA_TYPES[kind] === mediaType);
}
