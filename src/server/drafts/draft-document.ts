import { z } from "zod";
import type { Finding, Reason } from "../../vocabulary/advice.ts";
import { DraftedParagraph } from "../../vocabulary/proposals.ts";
import type { DraftView } from "../../vocabulary/protocol.ts";

const Mark = z
  .object({
    type: z.string(),
    attrs: z
      .object({ id: z.union([z.string(), z.number()]) })
      .loose()
      .optional(),
  })
  .loose();
const TextNode = z.object({ type: z.literal("text"), text: z.string(), marks: z.array(Mark).optional() }).loose();
const Inline = z.union([TextNode, z.object({ type: z.string() }).loose()]);
const ParagraphNode = z
  .object({
    type: z.string(),
    attrs: z.record(z.string(), z.unknown()).nullish(),
    content: z.array(Inline).optional(),
  })
  .loose();

/** A draft as the editor keeps it (文书编辑稿): a ProseMirror document of paragraphs; proposals are insertion and deletion marks. */
export const DraftDocument = z.object({ type: z.literal("doc"), content: z.array(ParagraphNode) }).loose();
export type DraftDocument = z.infer<typeof DraftDocument>;

type Proposal = DraftView["proposals"][number];

/** The style of a paragraph as drafted; text a person added in the editor is body text. */
const Style = DraftedParagraph.shape.style.catch("body");

function isText(node: z.infer<typeof Inline>): node is z.infer<typeof TextNode> {
  return node.type === "text" && typeof (node as { text?: unknown }).text === "string";
}

function visibleText(node: DraftDocument["content"][number]): string {
  const nodes = (node.content ?? []).filter(isText);
  return nodes
    .filter((text) => !text.marks?.some((mark) => mark.type === "deletion"))
    .map((text) => text.text)
    .join("");
}

/** Marks of proposals that nobody has accepted or rejected yet, by id. */
export function pendingProposals(document: DraftDocument): string[] {
  const marks = document.content.flatMap((node) =>
    (node.content ?? []).filter(isText).flatMap((text) => text.marks ?? []),
  );
  return [
    ...new Set(
      marks
        .filter((mark) => mark.type === "insertion" || mark.type === "deletion")
        .map((mark) => String(mark.attrs?.id)),
    ),
  ];
}

/** The paragraphs as they read when every proposal is taken over. */
export function paragraphsOf(document: DraftDocument): Pick<DraftedParagraph, "block" | "style" | "text" | "open">[] {
  return document.content.map((node) => {
    const text = visibleText(node);
    return {
      block: typeof node.attrs?.["block"] === "string" ? node.attrs["block"] : "",
      style: Style.parse(node.attrs?.["style"]),
      text,
      // An open place is written in 【】 by drafting and stays open until a person replaced the words.
      open: /【[^】]*】/.test(text),
    };
  });
}

/** The plain text, one paragraph a line. */
export function textOf(document: DraftDocument): string {
  return paragraphsOf(document)
    .map((paragraph) => paragraph.text)
    .join("\n");
}

/** A new editor document in which every drafted sentence is a proposal of the application with its reasons. */
export function proposeDocument(
  findings: readonly Finding[],
  author: string,
  at: string,
): { content: DraftDocument; proposals: Proposal[] } {
  const drafted = findings.map((finding, index) => ({
    paragraph: DraftedParagraph.parse(finding.value),
    reasons: finding.reasons,
    id: `s${index + 1}`,
  }));
  return {
    content: {
      type: "doc",
      content: drafted.map(({ paragraph, id }) => ({
        type: "paragraph",
        attrs: { block: paragraph.block, style: paragraph.style, origin: paragraph.origin },
        ...(paragraph.text === ""
          ? {}
          : { content: [{ type: "text", text: paragraph.text, marks: [{ type: "insertion", attrs: { id } }] }] }),
      })),
    },
    proposals: drafted.map(({ id, reasons }): Proposal => ({ id, author, at, reasons: [...reasons] as Reason[] })),
  };
}
