/**
 * Place of a quotation in the text of a page, end exclusive: literally, or else with all white space on both sides left
 * out, since a quotation may run over the line breaks of a scan. Nothing else is forgiven: a quotation that differs by
 * one character is not found. Undefined when it is not there or empty.
 */
export function locateQuote(pageText: string, quote: string): { start: number; end: number } | undefined {
  const wanted = quote.replace(/\s+/g, "");
  if (wanted === "") return undefined;
  const literal = pageText.indexOf(quote);
  if (literal >= 0) return { start: literal, end: literal + quote.length };
  const places: number[] = [];
  let compact = "";
  for (let index = 0; index < pageText.length; index++) {
    const character = pageText.charAt(index);
    if (/\s/.test(character)) continue;
    compact += character;
    places.push(index);
  }
  const at = compact.indexOf(wanted);
  const [first, last] = [places[at], places[at + wanted.length - 1]];
  return at < 0 || first === undefined || last === undefined ? undefined : { start: first, end: last + 1 };
}
