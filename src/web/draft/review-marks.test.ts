import { getSchema } from "@tiptap/core";
import { EditorState, type Plugin } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import type { ReviewMark } from "../../vocabulary/proposals.ts";
import { draftExtensions } from "./draft-schema.ts";
import { fixMark, hideMark, markStretch, marksOf, placeMarks, reviewMarks, showMarks } from "./review-marks.ts";
import { draftText } from "./text-places.ts";

const schema = getSchema(draftExtensions);
const plugins = reviewMarks.config.addProseMirrorPlugins?.call({} as never) as Plugin[];
const TEXT = "被告李强应于本判决生效之日起十日内返还借款。";
const doc = schema.nodeFromJSON({
  type: "doc",
  content: [
    { type: "paragraph", content: [{ type: "text", text: TEXT, marks: [{ type: "insertion", attrs: { id: "s1" } }] }] },
  ],
});
const stateOf = () => EditorState.create({ doc, plugins });
const mark = (change: Partial<ReviewMark>): ReviewMark => ({
  rule: "DR-09",
  severity: "error",
  start: 2,
  end: 4,
  found: "李强",
  expected: "李刚",
  fix: "李刚",
  message: { zh: "与立案信息不一致", en: "differs from the filing" },
  ...change,
});
const shown = (...marks: ReviewMark[]) => {
  const state = stateOf();
  const numbered = marks.map((one, finding) => ({ finding, mark: one }));
  return { state: state.apply(showMarks(state, placeMarks(state.doc, numbered))), numbered };
};

test("fixMark() changes only the marked span and leaves the rest and its proposal as they were (UX 33)", () => {
  const { state, numbered } = shown(mark({}));
  const first = numbered[0];
  const fixed = first && fixMark(state, first);
  expect(fixed && draftText(fixed.doc).text).toBe(TEXT.replace("李强", "李刚"));
  expect(fixed?.doc.firstChild?.firstChild?.marks[0]?.attrs["id"]).toBe("s1");
  expect(fixed?.doc.firstChild?.childCount).toBe(1);
});

test("fixMark() moves with text typed before it and does nothing to words changed by hand", () => {
  const { state, numbered } = shown(mark({}));
  const first = numbered[0];
  const moved = state.apply(state.tr.insertText("综上，", 1));
  expect(markStretch(moved, 0)).toEqual({ from: 6, to: 8 });
  const fixed = first && fixMark(moved, first);
  expect(fixed && draftText(fixed.doc).text).toBe(`综上，${TEXT.replace("李强", "李刚")}`);
  const changed = state.apply(state.tr.insertText("王", 3, 4));
  expect(first && fixMark(changed, first)).toBeUndefined();
});

test("fixMark() takes its own mark away and leaves the others where they have moved to", () => {
  const later = mark({ rule: "DR-02", start: 9, end: 11, found: "生效", fix: "发生效力" });
  const { state, numbered } = shown(mark({ fix: "李刚强" }), later);
  const [first, second] = numbered;
  const fixed = first && fixMark(state, first);
  const next = fixed ? state.apply(fixed) : state;
  expect(markStretch(next, 0)).toBeUndefined();
  expect(markStretch(next, 1)).toEqual({ from: 11, to: 13 });
  const both = second && fixMark(next, second);
  expect(both && draftText(both.doc).text).toBe("被告李刚强应于本判决发生效力之日起十日内返还借款。");
  expect(markStretch(next.apply(hideMark(next, 1)), 1)).toBeUndefined();
});

test("fixMark() offers nothing where a person must decide", () => {
  const { state, numbered } = shown(mark({ fix: null }));
  expect(numbered[0] && fixMark(state, numbered[0])).toBeUndefined();
});

test("placeMarks() marks nothing whose words do not stand at the place (UX 2)", () => {
  const { state } = shown(mark({ found: "王五" }), mark({ start: TEXT.length, end: TEXT.length, found: "" }));
  expect(markStretch(state, 0)).toBeUndefined();
  expect(markStretch(state, 1)).toBeDefined();
});

test("marksOf() puts blockers first and keeps the number of each finding", () => {
  const finding = (value: unknown) => ({ value, confidence: 1, reasons: [], sourced: true, outcome: null });
  const marks = marksOf([finding(mark({})), finding("no mark"), finding(mark({ severity: "blocker" }))]);
  expect(marks.map((one) => [one.finding, one.mark.severity])).toEqual([
    [2, "blocker"],
    [0, "error"],
  ]);
});
