import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { type OpenProposal, openProposals } from "./proposals.ts";

/** The proposals still open and where the cursor stands, kept up to date with the text. */
export function useOpenProposals(editor: Editor): { readonly proposals: readonly OpenProposal[]; readonly at: number } {
  return useEditorState({
    editor,
    selector: ({ editor: now }) => ({ proposals: openProposals(now.state.doc), at: now.state.selection.from }),
    equalityFn: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
}
