import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { ReviewMark } from "../../vocabulary/proposals.ts";
import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { draftText, type Stretch, stretchOf } from "./text-places.ts";

/** A mark of the reviewer with the number of its finding, which decisions refer to. */
export interface NumberedMark {
  readonly finding: number;
  readonly mark: ReviewMark;
}

/** The marks among the findings of document-review, worst first. */
export function marksOf(findings: readonly ShownFinding[]): NumberedMark[] {
  const order = ["blocker", "error", "warning", "hint"];
  return findings
    .flatMap(({ value }, finding) => {
      const mark = ReviewMark.safeParse(value).data;
      return mark ? [{ finding, mark }] : [];
    })
    .sort((one, other) => order.indexOf(one.mark.severity) - order.indexOf(other.mark.severity));
}

/** A stretch of the document where a mark stands. */
export interface PlacedMark extends NumberedMark, Stretch {}

/** Marks whose words still stand where the reviewer found them; text changed since then carries no mark. */
export function placeMarks(document: EditorState["doc"], marks: readonly NumberedMark[]): PlacedMark[] {
  const map = draftText(document);
  return marks.flatMap(({ finding, mark }) => {
    if (map.text.slice(mark.start, mark.end) !== mark.found && mark.start !== mark.end) return [];
    const stretch = stretchOf(map, mark.start, mark.end);
    return stretch ? [{ finding, mark, ...stretch }] : [];
  });
}

const key = new PluginKey<DecorationSet>("review-marks");

/** What a transaction says to the plugin: show these marks and no others, or take one away. */
interface MarkChange {
  readonly show?: readonly PlacedMark[];
  readonly hide?: number;
}

function decorationsOf(decorations: DecorationSet, finding: number): Decoration[] {
  return decorations.find(undefined, undefined, (spec: { finding?: number }) => spec.finding === finding);
}

function decorationOf({ finding, mark, from, to }: PlacedMark): Decoration {
  const attributes = {
    class: `xz-review-underline xz-review-${mark.severity}`,
    "data-review-mark": String(finding),
    title: `${mark.rule} ${mark.message.zh}`,
  };
  if (from < to) return Decoration.inline(from, to, attributes, { finding });
  return Decoration.widget(
    from,
    () => {
      const caret = document.createElement("span");
      for (const [name, value] of Object.entries(attributes)) caret.setAttribute(name, value);
      caret.textContent = "‸";
      return caret;
    },
    { finding },
  );
}

/** Underlines the reviewer's marks; they move with the text and go with the words they stand on. */
export const reviewMarks = Extension.create({
  name: "reviewMarks",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, decorations) => {
          const change = transaction.getMeta(key) as MarkChange | undefined;
          if (change?.show) return DecorationSet.create(transaction.doc, change.show.map(decorationOf));
          const moved = decorations.map(transaction.mapping, transaction.doc);
          return change?.hide === undefined ? moved : moved.remove(decorationsOf(moved, change.hide));
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

/** A transaction that shows these marks and no others. */
export function showMarks(state: EditorState, marks: readonly PlacedMark[]): EditorState["tr"] {
  return state.tr.setMeta(key, { show: marks } satisfies MarkChange).setMeta("addToHistory", false);
}

/** A transaction that takes away the mark of a finding on which the writer has decided. */
export function hideMark(state: EditorState, finding: number): EditorState["tr"] {
  return state.tr.setMeta(key, { hide: finding } satisfies MarkChange).setMeta("addToHistory", false);
}

/** Where the mark of a finding stands now; undefined when its words are gone. */
export function markStretch(state: EditorState, finding: number): Stretch | undefined {
  const first = decorationsOf(key.getState(state) ?? DecorationSet.empty, finding)[0];
  return first && { from: first.from, to: first.to };
}

/** A transaction that puts the reviewer's replacement into exactly the marked span (UX 33); undefined when it is gone. */
export function fixMark(state: EditorState, { finding, mark }: NumberedMark): EditorState["tr"] | undefined {
  const stretch = markStretch(state, finding);
  if (!stretch || mark.fix === null) return undefined;
  const { from, to } = stretch;
  // Words changed by hand since the review are the writer's own; the fix was made for the others.
  if (state.doc.textBetween(from, to) !== mark.found) return undefined;
  const marks = state.doc.resolve(from).marksAcross(state.doc.resolve(to)) ?? [];
  const transaction = state.tr;
  if (mark.fix === "") transaction.delete(from, to);
  else transaction.replaceWith(from, to, state.schema.text(mark.fix, marks));
  return transaction.setMeta(key, { hide: finding } satisfies MarkChange);
}
