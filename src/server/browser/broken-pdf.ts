/**
 * A PDF of typed pages of which one is broken: its place in the page tree leads to nothing, as after a faulty export.
 * Every reader opens the file, and none can show that page.
 */
export function brokenPdf(pages: number, broken: number): Uint8Array {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  const pageObject = (number: number): number => 5 + 2 * number;
  const node = (own: readonly number[], parent: string): string =>
    `<< /Type /Pages ${parent}/Count ${own.length} /Kids [${own.map((one) => `${pageObject(one)} 0 R`).join(" ")}] >>`;
  // In branches, so that the pages behind the broken one are found by counting, as in files made by merging.
  const branches = [numbers.slice(0, broken - 1), [broken], numbers.slice(broken)];
  const objects = new Map<number, string>([
    [1, "<< /Type /Catalog /Pages 2 0 R >>"],
    [2, `<< /Type /Pages /Count ${pages} /Kids [3 0 R 4 0 R 5 0 R] >>`],
    ...branches.map((own, at): [number, string] => [3 + at, node(own, "/Parent 2 0 R ")]),
    [6, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"],
  ]);
  for (const number of numbers.filter((one) => one !== broken)) {
    const at = pageObject(number);
    const words = `BT /F1 24 Tf 72 700 Td (Exhibit, sheet ${number} of ${pages}: transfer of 94000 yuan) Tj ET`;
    objects.set(
      at,
      `<< /Type /Page /Parent ${number < broken ? 3 : 5} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 6 0 R >> >> /Contents ${at + 1} 0 R >>`,
    );
    objects.set(at + 1, `<< /Length ${words.length} >>\nstream\n${words}\nendstream`);
  }
  let text = "%PDF-1.7\n";
  const offsets = new Map<number, number>();
  for (const [number, body] of objects) {
    offsets.set(number, text.length);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const size = pageObject(pages) + 2;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? "0000000000 65535 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  text += `xref\n0 ${size}\n${rows.join("")}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
