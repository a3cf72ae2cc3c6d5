const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: " ",
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  middot: "·",
  times: "×",
};

/** Text of a web page as a reader sees it: blocks become lines; scripts, styles and comments are left out. Nothing is run or fetched. */
export function textOfHtml(html: string): string {
  return withoutHidden(html)
    .replace(/<(?:br|\/?(?:p|div|tr|li|h[1-6]|table|section|article|title))(?:\s[^<>]*)?\/?>/giu, "\n")
    .replace(/<[/!a-zA-Z?][^<>]*>/gu, "")
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal, hex, name) =>
      decoded(whole, { decimal, hex, name }),
    )
    .replace(/[ \t]*\n[ \t\n]*/gu, "\n");
}

function decoded(whole: string, { decimal, hex, name }: { decimal?: string; hex?: string; name?: string }): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Walks from one hidden element to its end, so that a page with many openings and no end stays linear. */
function withoutHidden(html: string): string {
  const kept: string[] = [];
  const opening = /<!--|<(script|style|noscript|template)\b/giu;
  let at = 0;
  for (let found = opening.exec(html); found; found = opening.exec(html)) {
    const end = found[1] === undefined ? "-->" : `</${found[1].toLowerCase()}`;
    const close = indexOfFolded(html, end, found.index);
    kept.push(html.slice(at, found.index));
    if (close < 0) return kept.join("");
    const tail = html.indexOf(">", close);
    at = tail < 0 ? html.length : tail + 1;
    opening.lastIndex = at;
  }
  kept.push(html.slice(at));
  return kept.join("");
}

function indexOfFolded(html: string, end: string, from: number): number {
  const pattern = new RegExp(end, "giu");
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? -1;
}
