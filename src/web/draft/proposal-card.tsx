import { CheckOutlined, CloseOutlined, LeftOutlined, RightOutlined } from "@ant-design/icons";
import { revertSuggestions } from "@handlewithcare/prosemirror-suggest-changes";
import type { Editor } from "@tiptap/core";
import { Button } from "antd";
import { CardButton } from "../advice/card-button.tsx";
import { useWords } from "../i18n/use-words.ts";
import { AdviceLabel } from "../kit/advice-label.tsx";
import { ReasonList } from "../kit/reason-list.tsx";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { momentText } from "../workspace/history/moment-text.ts";
import {
  acceptProposal,
  type OpenProposal,
  openProposals,
  type ProposalRecord,
  proposalNear,
  rejectProposal,
} from "./proposals.ts";
import { useOpenProposals } from "./use-open-proposals.ts";

function goTo(editor: Editor, proposal: OpenProposal | undefined): void {
  if (proposal) editor.chain().setTextSelection(proposal.from).scrollIntoView().run();
}

/** The proposal at the cursor: who wrote it, on what grounds, and accepting or rejecting it alone (UX 32). */
export function ProposalCard({
  editor,
  records,
}: {
  readonly editor: Editor;
  readonly records: readonly ProposalRecord[];
}) {
  const { t } = useWords();
  const { proposals, at } = useOpenProposals(editor);
  const current = proposalNear(proposals, at);
  const place = current ? proposals.indexOf(current) : -1;
  const step = (by: number) => goTo(editor, proposals[(place + by + proposals.length) % proposals.length]);
  const act = (does: typeof acceptProposal) => {
    if (!current) return;
    const next = proposals[place + 1];
    does(current.id)(editor.state, editor.view.dispatch);
    // Positions have moved; the next one is found again by its id.
    goTo(
      editor,
      openProposals(editor.state.doc).find(({ id }) => id === next?.id),
    );
  };
  useShortcuts([
    { keys: "Alt+A", does: "proposal.accept", group: "other", run: () => act(acceptProposal) },
    { keys: "Alt+R", does: "proposal.reject", group: "other", run: () => act(rejectProposal) },
    { keys: "Alt+N", does: "proposal.next", group: "other", run: () => step(1) },
    { keys: "Alt+P", does: "proposal.previous", group: "other", run: () => step(-1) },
  ]);
  if (!current) return <p className="xz-quiet">{t("proposal.none")}</p>;
  const record = records.find(({ id }) => id === String(current.id));
  return (
    <section
      className="xz-advice"
      data-advice="document-drafting"
      data-proposal-card={current.id}
      aria-label={t("proposal.title")}
    >
      <AdviceLabel />
      <div className="xz-buttons">
        <strong role="status">{t("proposal.place", { number: place + 1, count: proposals.length })}</strong>
        <Button
          size="small"
          icon={<LeftOutlined />}
          aria-label={t("proposal.previous")}
          title={`${t("proposal.previous")} Alt+P`}
          onClick={() => step(-1)}
        />
        <Button
          size="small"
          icon={<RightOutlined />}
          aria-label={t("proposal.next")}
          title={`${t("proposal.next")} Alt+N`}
          onClick={() => step(1)}
        />
      </div>
      <p className="xz-quiet">
        {record && (
          <>
            <span data-proposal-author>{record.author}</span> · {momentText(record.at)}
          </>
        )}
      </p>
      {current.deleted !== "" && <del lang="zh-CN">{current.deleted}</del>}
      {current.inserted !== "" && (
        <p className="xz-proposal-text" lang="zh-CN">
          {current.inserted}
        </p>
      )}
      {current.origin && <p className="xz-quiet">{t("proposal.origin", { origin: t(`origin.${current.origin}`) })}</p>}
      <div className="xz-buttons">
        <Button
          size="small"
          type="primary"
          icon={<CheckOutlined />}
          aria-keyshortcuts="Alt+A"
          onClick={() => act(acceptProposal)}
          data-proposal-accept={current.id}
        >
          {t("proposal.accept")} <kbd>Alt+A</kbd>
        </Button>
        <Button
          size="small"
          icon={<CloseOutlined />}
          aria-keyshortcuts="Alt+R"
          onClick={() => act(rejectProposal)}
          data-proposal-reject={current.id}
        >
          {t("proposal.reject")} <kbd>Alt+R</kbd>
        </Button>
      </div>
      {record && <ReasonList reasons={record.reasons} />}
      <CardButton applicationId="document-drafting" />
    </section>
  );
}

/** With assistance off: machine text not taken over is hidden; it can be taken out of the document in one step. */
export function ProposalsAside({ editor }: { readonly editor: Editor }) {
  const { t } = useWords();
  const { proposals } = useOpenProposals(editor);
  if (proposals.length === 0) return <p className="xz-quiet">{t("proposal.none")}</p>;
  return (
    <>
      <p>{t("proposal.hidden", { count: proposals.length })}</p>
      <Button size="small" onClick={() => revertSuggestions(editor.state, editor.view.dispatch)} data-proposals-remove>
        {t("proposal.removeAll")}
      </Button>
    </>
  );
}
