import { CopyOutlined, LinkOutlined } from "@ant-design/icons";
import { useWords } from "../i18n/use-words.ts";
import { permanentLink, useCopy } from "./use-copy.ts";

/** Copies the official citation of an article, and its permanent link. */
export function CopyButtons({ citation, path }: { readonly citation: string; readonly path: string }) {
  const { t } = useWords();
  const copy = useCopy();
  return (
    <span className="xz-copy-buttons">
      <button
        type="button"
        className="xz-small-button"
        aria-label={`${t("provision.copy")} ${citation}`}
        data-copy-citation={citation}
        onClick={() => void copy(citation)}
      >
        <CopyOutlined aria-hidden /> {t("provision.copy")}
      </button>
      <button
        type="button"
        className="xz-small-button"
        aria-label={`${t("knowledge.link.copy")} ${citation}`}
        data-copy-link={path}
        onClick={() => void copy(permanentLink(path))}
      >
        <LinkOutlined aria-hidden /> {t("knowledge.link.copy")}
      </button>
    </span>
  );
}
