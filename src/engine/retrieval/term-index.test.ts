import fc from "fast-check";
import { expect, test } from "vitest";
import { postingsOf, TermIndexBuilder, termHash } from "./term-index.ts";

const word = fc.constantFrom("借款", "利息", "合同", "保证", "_借款", "_款利");
const text = fc.record({ head: fc.array(word, { maxLength: 6 }), text: fc.array(word, { maxLength: 30 }) });

test("TermIndexBuilder counts every term of every document by field, fifteen times at most", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), word, (documents, term) => {
      const builder = new TermIndexBuilder();
      for (const document of documents) builder.add(document);
      const index = builder.finish();
      const { from, to } = postingsOf(index, termHash(term));
      const found = new Map<number, number>();
      for (let at = from; at < to; at += 1) found.set(index.documents[at] ?? -1, index.times[at] ?? 0);
      const times = (words: readonly string[]) => Math.min(15, words.filter((it) => it === term).length);
      documents.forEach((document, at) => {
        expect(found.get(at) ?? 0).toBe(times(document.head) * 16 + times(document.text));
      });
      expect(index.count).toBe(documents.length);
    }),
  );
});

test("postingsOf() is empty for a term that no document holds", () => {
  const builder = new TermIndexBuilder();
  builder.add({ head: [], text: ["借款"] });
  const { from, to } = postingsOf(builder.finish(), termHash("质权"));
  expect(to - from).toBe(0);
});
