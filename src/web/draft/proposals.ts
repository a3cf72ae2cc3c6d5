import { applySuggestion, revertSuggestion } from "@handlewithcare/prosemirror-suggest-changes";
import type { Node } from "@tiptap/pm/model";
import type { Command, EditorState, Transaction } from "@tiptap/pm/state";
import { TextOrigin } from "../../vocabulary/proposals.ts";
import type { DraftView } from "../../vocabulary/protocol.ts";

/** Author, time and reasons of a proposal. */
export type ProposalRecord = DraftView["proposals"][number];

/** A proposal (拟写内容) nobody has accepted or rejected yet: where it stands and what it would insert and delete. */
export interface OpenProposal {
  /** As the mark carries it. */
  readonly id: string | number;
  readonly from: number;
  readonly to: number;
  readonly inserted: string;
  readonly deleted: string;
  /** Where the words come from, as drafting says of the paragraph. */
  readonly origin: TextOrigin | null;
}

function idOf(node: Node): { id: string | number; kind: "insertion" | "deletion" } | undefined {
  for (const kind of ["insertion", "deletion"] as const) {
    const id: unknown = node.marks.find((mark) => mark.type.name === kind)?.attrs["id"];
    if (typeof id === "string" || typeof id === "number") return { id, kind };
  }
  return undefined;
}

/** The open proposals in the order of the text. */
export function openProposals(document: Node): OpenProposal[] {
  const found = new Map<string | number, OpenProposal>();
  document.descendants((node, position, parent) => {
    const mark = idOf(node);
    if (!mark || !node.isText) return;
    const before = found.get(mark.id) ?? {
      id: mark.id,
      from: position,
      to: position,
      inserted: "",
      deleted: "",
      origin: TextOrigin.safeParse(parent?.attrs["origin"]).data ?? null,
    };
    const words = node.text ?? "";
    found.set(mark.id, {
      ...before,
      to: position + node.nodeSize,
      inserted: before.inserted + (mark.kind === "insertion" ? words : ""),
      deleted: before.deleted + (mark.kind === "deletion" ? words : ""),
    });
  });
  return [...found.values()];
}

function transactionOf(command: Command, state: EditorState): Transaction | undefined {
  let made: Transaction | undefined;
  command(state, (transaction) => {
    made = transaction;
  });
  return made;
}

/** Takes one proposal over into the text; nothing else changes (UX 32). */
export function acceptProposal(id: string | number): Command {
  return applySuggestion(id);
}

/** Takes one proposal out of the text; a paragraph that held nothing else goes with it (UX 32). */
export function rejectProposal(id: string | number): Command {
  return (state, dispatch) => {
    const proposal = openProposals(state.doc).find((one) => one.id === id);
    const transaction = transactionOf(revertSuggestion(id), state);
    if (!proposal || !transaction) return false;
    const at = transaction.doc.resolve(Math.min(transaction.mapping.map(proposal.from), transaction.doc.content.size));
    const isEmptied = at.depth > 0 && at.parent.content.size === 0 && transaction.doc.childCount > 1;
    if (isEmptied) transaction.delete(at.before(), at.after());
    dispatch?.(transaction.scrollIntoView());
    return true;
  };
}

/** The open proposal at a place of the text, or else the next one after it, or else the first. */
export function proposalNear(proposals: readonly OpenProposal[], position: number): OpenProposal | undefined {
  return (
    proposals.find((one) => one.from <= position && position <= one.to) ??
    proposals.find((one) => one.from >= position) ??
    proposals[0]
  );
}
