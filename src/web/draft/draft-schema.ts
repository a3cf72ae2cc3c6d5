import { type Extensions, Mark, Node } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";

/** How a paragraph of a court document is set; as DraftedParagraph.style of the proposals. */
export const PARAGRAPH_STYLES = [
  "body",
  "court-name",
  "document-name",
  "case-number",
  "order-item",
  "signature",
  "date",
  "annex",
] as const;

/** A paragraph (段落) with what drafting gave it: style, block of the template and origin; all three are kept while editing. */
const Paragraph = Node.create({
  name: "paragraph",
  group: "block",
  content: "text*",
  priority: 1000,
  addAttributes() {
    return {
      block: {
        default: null,
        parseHTML: (element) => element.getAttribute("data-block"),
        renderHTML: ({ block }) => (block ? { "data-block": String(block) } : {}),
      },
      style: {
        default: "body",
        parseHTML: (element) => element.getAttribute("data-style") ?? "body",
        renderHTML: ({ style }) => ({ "data-style": String(style) }),
      },
      origin: {
        default: null,
        // What a person adds by a new line is the person's own.
        keepOnSplit: false,
        parseHTML: (element) => element.getAttribute("data-origin"),
        renderHTML: ({ origin }) => (origin ? { "data-origin": String(origin) } : {}),
      },
    };
  },
  parseHTML: () => [{ tag: "p" }],
  renderHTML: ({ HTMLAttributes }) => ["p", HTMLAttributes, 0],
});

/** Marks of prosemirror-suggest-changes by the names its commands look for; the id leads to author, time and reasons. */
function proposalMark(name: "insertion" | "deletion" | "modification", tag: "ins" | "del" | "span") {
  return Mark.create({
    name,
    inclusive: false,
    excludes: "insertion deletion modification",
    addAttributes: () => ({
      id: {
        default: null,
        parseHTML: (element: HTMLElement) => element.getAttribute("data-proposal"),
        renderHTML: (attributes: Readonly<Record<string, unknown>>) => ({ "data-proposal": String(attributes["id"]) }),
      },
    }),
    parseHTML: () => [{ tag: `${tag}[data-proposal]` }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

/** What a draft consists of: paragraphs of text, proposals, and undo; nothing that Word and PDF output could not set. */
export const draftExtensions: Extensions = [
  StarterKit.configure({
    blockquote: false,
    bold: false,
    bulletList: false,
    code: false,
    codeBlock: false,
    gapcursor: false,
    hardBreak: false,
    heading: false,
    horizontalRule: false,
    italic: false,
    link: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
    paragraph: false,
    strike: false,
    trailingNode: false,
    underline: false,
  }),
  Paragraph,
  proposalMark("insertion", "ins"),
  proposalMark("deletion", "del"),
  proposalMark("modification", "span"),
];
