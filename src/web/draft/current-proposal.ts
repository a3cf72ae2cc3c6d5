import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { openProposals, proposalNear } from "./proposals.ts";

/** Frames the proposal that the card beside the text speaks of, so that eye and card agree. */
export const currentProposal = Extension.create({
  name: "currentProposal",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: (state) => {
          const current = proposalNear(openProposals(state.doc), state.selection.from);
          if (!current) return DecorationSet.empty;
          const frame = Decoration.inline(current.from, current.to, { class: "xz-current-proposal" });
          return DecorationSet.create(state.doc, [frame]);
        },
      },
    }),
  ],
});
