import { DownloadOutlined, SafetyCertificateOutlined } from "@ant-design/icons";
import { Alert } from "antd";
import { Link } from "react-router";
import type { DraftView } from "../../vocabulary/protocol.ts";
import { casePath } from "../api/queries.ts";
import { useWords } from "../i18n/use-words.ts";
import { momentText } from "../workspace/history/moment-text.ts";
import { useWorkspace } from "../workspace/workspace-context.tsx";

interface StyledDocument {
  readonly content?: readonly { readonly attrs?: { readonly style?: unknown } | null }[];
}

/** How each paragraph is set, in order. */
function stylesOf(content: unknown): string[] {
  return ((content as StyledDocument | null)?.content ?? []).map(({ attrs }) =>
    typeof attrs?.style === "string" ? attrs.style : "body",
  );
}

/** The signed document: who signed when, its number in the ledger, the files and the proof to check them with. */
export function SignedDraft(props: { readonly draft: DraftView; readonly signed: NonNullable<DraftView["signed"]> }) {
  const { t } = useWords();
  const { caseView } = useWorkspace();
  const { draft, signed } = props;
  const path = `/api${casePath(caseView.id)}`;
  const styles = stylesOf(draft.content);
  const files = [
    { name: t("signed.pdf"), href: `${path}/draft.pdf`, part: "pdf" },
    { name: t("signed.docx"), href: `${path}/draft.docx`, part: "docx" },
  ];
  return (
    <div className="xz-pane" data-signed={signed.ledgerEntry}>
      <h2>{t("signed.title")}</h2>
      <Alert
        type="success"
        showIcon
        icon={<SafetyCertificateOutlined />}
        title={t("signed.by", { by: signed.by, at: momentText(signed.at), version: draft.version })}
        description={
          <>
            {t("advice.ledger", { number: signed.ledgerEntry })}
            <br />
            SM3 <code className="xz-digest">{signed.sm3}</code>
          </>
        }
      />
      <p className="xz-responsibility">{t("sign.responsibility")}</p>
      <p className="xz-buttons">
        {files.map(({ name, href, part }) => (
          <a key={part} className="xz-download" href={href} download data-download={part}>
            <DownloadOutlined aria-hidden /> {name}
          </a>
        ))}
        <a className="xz-download" href={`${path}/proof.json`} download="proof.json" data-download="proof">
          <DownloadOutlined aria-hidden /> {t("signed.proof")}
        </a>
        <Link to="/verify">{t("signed.verify")}</Link>
      </p>
      <div className="xz-paper xz-paper-signed" lang="zh-CN">
        {draft.text.split("\n").map((paragraph, index) => (
          // Paragraphs of a finished text have no identity beyond their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <p key={index} data-style={styles[index]}>
            {paragraph}
          </p>
        ))}
      </div>
    </div>
  );
}
