import { FileSearchOutlined } from "@ant-design/icons";
import type { Passage } from "../../vocabulary/page.ts";
import { useWords } from "../i18n/use-words.ts";
import { useSources } from "./sources.tsx";

const SHOWN_CHARACTERS = 24;

function shortened(quote: string): string {
  const flat = quote.replace(/\s+/g, "");
  return Array.from(flat).length > SHOWN_CHARACTERS ? `${Array.from(flat).slice(0, SHOWN_CHARACTERS).join("")}…` : flat;
}

/** A chip that opens the page of a passage and marks the quoted words on it (UX 1). */
export function SourceChip({ passage }: { readonly passage: Passage }) {
  const { t } = useWords();
  const sources = useSources();
  return (
    <button
      type="button"
      className="xz-chip"
      data-source-chip
      data-quote={passage.quote}
      title={passage.quote}
      onClick={() => sources.open(passage)}
    >
      <FileSearchOutlined aria-hidden />
      <span className="xz-sr">{t("source.open")}</span>
      <span className="xz-chip-place">
        {sources.titleOf(passage)} {t("source.page", { page: passage.page })}
      </span>
      <span className="xz-chip-quote">{shortened(passage.quote)}</span>
    </button>
  );
}
