import { getSchema } from "@tiptap/core";
import { EditorState } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { draftExtensions } from "./draft-schema.ts";
import { acceptProposal, openProposals, proposalNear, rejectProposal } from "./proposals.ts";
import { draftText, occurrences, openPlaces, stretchOf } from "./text-places.ts";

const schema = getSchema(draftExtensions);
const words = (text: string, kind?: string, id?: string) => ({
  type: "text",
  text,
  ...(kind ? { marks: [{ type: kind, attrs: { id } }] } : {}),
});
const paragraph = (...content: object[]) => ({
  type: "paragraph",
  attrs: { block: "order", style: "order-item", origin: "ruling" },
  content,
});
const stateOf = (...content: object[]) =>
  EditorState.create({ schema, doc: schema.nodeFromJSON({ type: "doc", content }) });

const mixed = () =>
  stateOf(
    paragraph(words("一、被告"), words("应", "deletion", "s1"), words("于十日内", "insertion", "s1"), words("还款。")),
    { type: "paragraph" },
    paragraph(words("案件受理费由被告负担。", "insertion", "s2")),
  );

test("draftText() reads as the server does: insertions in, deletions out, one paragraph a line", () => {
  expect(draftText(mixed().doc).text).toBe("一、被告于十日内还款。\n\n案件受理费由被告负担。");
});

test("stretchOf() finds each stretch of the plain text in the document, also across a deleted word", () => {
  const { doc } = mixed();
  const map = draftText(doc);
  for (let start = 0; start < map.text.length; start++)
    for (let end = start + 1; end <= map.text.length; end++) {
      const expected = map.text.slice(start, end);
      const stretch = stretchOf(map, start, end);
      if (expected.includes("\n")) expect(stretch).toBeUndefined();
      else expect(stretch && draftText(doc.cut(stretch.from, stretch.to)).text, `${start}-${end}`).toBe(expected);
    }
});

test("stretchOf() gives a place for something missing, also in an empty paragraph, and none outside", () => {
  const { doc } = mixed();
  const map = draftText(doc);
  const empty = stretchOf(map, 12, 12);
  expect(empty && doc.resolve(empty.from).parent.content.size).toBe(0);
  expect(stretchOf(map, 0, 0)).toEqual({ from: 1, to: 1 });
  expect(stretchOf(map, 5, 999)).toBeUndefined();
  expect(stretchOf(map, -1, 3)).toBeUndefined();
});

test("acceptProposal() takes over one proposal and leaves the others open (UX 32)", () => {
  let state = mixed();
  acceptProposal("s1")(state, (transaction) => {
    state = state.apply(transaction);
  });
  expect(state.doc.firstChild?.textContent).toBe("一、被告于十日内还款。");
  expect(openProposals(state.doc).map(({ id }) => id)).toEqual(["s2"]);
  expect(state.doc.firstChild?.attrs).toEqual({ block: "order", style: "order-item", origin: "ruling" });
});

test("rejectProposal() gives back the text as it was and takes an emptied paragraph with it (UX 32)", () => {
  let state = mixed();
  for (const id of ["s1", "s2"])
    rejectProposal(id)(state, (transaction) => {
      state = state.apply(transaction);
    });
  expect(draftText(state.doc).text).toBe("一、被告应还款。\n");
  expect(openProposals(state.doc)).toEqual([]);
});

test("rejectProposal() of everything leaves one empty paragraph to write in", () => {
  let state = stateOf(paragraph(words("甲。", "insertion", "s1")), paragraph(words("乙。", "insertion", "s2")));
  for (const id of ["s1", "s2"])
    rejectProposal(id)(state, (transaction) => {
      state = state.apply(transaction);
    });
  expect(state.doc.childCount).toBe(1);
  expect(state.doc.textContent).toBe("");
  expect(rejectProposal("s9")(state)).toBe(false);
});

test("openProposals() tells what a proposal would insert and delete and where it comes from", () => {
  const [first, second] = openProposals(mixed().doc);
  expect(first).toMatchObject({ id: "s1", inserted: "于十日内", deleted: "应", origin: "ruling" });
  expect(second).toMatchObject({ id: "s2", inserted: "案件受理费由被告负担。" });
  expect(proposalNear([...openProposals(mixed().doc)], 0)?.id).toBe("s1");
  expect(proposalNear([...openProposals(mixed().doc)], 18)?.id).toBe("s2");
  expect(proposalNear([], 3)).toBeUndefined();
});

test("occurrences() and openPlaces() find what is searched for and what is still open", () => {
  expect(occurrences("还款还款", "还款")).toEqual([
    { start: 0, end: 2 },
    { start: 2, end: 4 },
  ]);
  expect(occurrences("甲", "")).toEqual([]);
  expect(openPlaces("判决如下：【请选择：全部支持/部分支持】。").map(({ words: open }) => open)).toEqual([
    "【请选择：全部支持/部分支持】",
  ]);
});
