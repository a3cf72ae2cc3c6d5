import { DownloadOutlined } from "@ant-design/icons";
import { Alert, Segmented } from "antd";
import { Suspense, useState } from "react";
import type { AdviceView, ExplorationView } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { Loading } from "../kit/loading.tsx";
import { useSources } from "../kit/sources.tsx";
import { panels } from "../panels.ts";
import { momentText } from "../workspace/history/moment-text.ts";
import { useWorkspace } from "../workspace/workspace-context.tsx";
import { FairnessCheck } from "./fairness-check.tsx";
import { type Decide, FindingRow } from "./finding-row.tsx";
import { PanelGuard } from "./panel-guard.tsx";
import { ReplayAdvice } from "./replay-advice.tsx";

/** What an application said: summary or abstention, findings in its own panel and one by one, and how to check it. */
export function AdviceBody({ advice, decide }: { readonly advice: AdviceView; readonly decide: Decide }) {
  const { t, both } = useWords();
  return (
    <>
      {advice.abstention ? (
        <Alert
          type="info"
          showIcon
          title={t("advice.abstention")}
          data-abstention={advice.abstention.because}
          description={
            <>
              <strong>{t(`because.${advice.abstention.because}`)}</strong>
              <p>{both(advice.abstention.note)}</p>
            </>
          }
        />
      ) : (
        <p className="xz-summary" data-summary>
          {both(advice.summary)}
        </p>
      )}
      {advice.dropped > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("advice.dropped", { count: advice.dropped })}
          data-dropped={advice.dropped}
        />
      )}
      {advice.findings.length > 0 && <Findings key={advice.id} advice={advice} decide={decide} />}
      <Record advice={advice} />
    </>
  );
}

function Findings({ advice, decide }: { readonly advice: AdviceView; readonly decide: Decide }) {
  const { t, language } = useWords();
  const sources = useSources();
  const Panel = panels.get(advice.applicationId);
  const [view, setView] = useState(Panel ? "panel" : "list");
  // A panel has no place of its own to say that the server refused.
  const aloud = useChange<Parameters<Decide>, void>({ change: (act) => decide(...act) });
  const decideAloud: Decide = (...act) => aloud.mutateAsync(act).catch(() => undefined);
  return (
    <>
      {Panel && (
        <Segmented<string>
          size="small"
          aria-label={t("advice.view")}
          value={view}
          onChange={setView}
          options={[
            { value: "panel", label: t("advice.view.panel") },
            { value: "list", label: t("advice.view.list", { count: advice.findings.length }) },
          ]}
        />
      )}
      {Panel && view === "panel" ? (
        <PanelGuard fallback={<FindingList advice={advice} decide={decide} />}>
          <Suspense fallback={<Loading />}>
            <div className="xz-panel" data-panel={advice.applicationId}>
              <Panel
                advice={advice}
                caseId={advice.caseId}
                language={language}
                onSource={sources.open}
                onDecide={decideAloud}
                onExplore={(input) => explore(advice, input)}
              />
            </div>
          </Suspense>
        </PanelGuard>
      ) : (
        <FindingList advice={advice} decide={decide} />
      )}
    </>
  );
}

/** Asks what an application would say on supposed facts; rejects with Refused. */
function explore(
  { applicationId, caseId }: AdviceView,
  input: Readonly<Record<string, unknown>>,
): Promise<ExplorationView> {
  return call("POST", `/applications/${encodeURIComponent(applicationId)}/explorations`, { caseId, input });
}

function FindingList({ advice, decide }: { readonly advice: AdviceView; readonly decide: Decide }) {
  const { t } = useWords();
  return (
    <ol className="xz-findings" aria-label={t("advice.findings")}>
      {advice.findings.map((finding, index) => (
        // Findings of one piece of advice have no identity beyond their place, which decisions refer to.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <FindingRow key={index} finding={finding} index={index} decide={decide} />
      ))}
    </ol>
  );
}

/** Who asked, when, which version, where in the ledger; and the way to check all that. */
function Record({ advice }: { readonly advice: AdviceView }) {
  const { t } = useWords();
  const { caseView } = useWorkspace();
  const by = caseView.members.find(({ person }) => person.id === advice.preparedFor)?.person.name ?? t("advice.member");
  return (
    <footer className="xz-advice-record xz-buttons">
      <span className="xz-quiet">
        {t("advice.record", {
          by,
          at: momentText(advice.preparedAt),
          version: advice.applicationVersion,
        })}{" "}
        <span data-ledger-entry={advice.ledgerEntry}>{t("advice.ledger", { number: advice.ledgerEntry })}</span>
      </span>
      <ReplayAdvice key={advice.id} adviceId={advice.id} />
      <FairnessCheck key={`fairness ${advice.id}`} caseId={advice.caseId} applicationId={advice.applicationId} />
      <a className="xz-download" href={`/api/advice/${advice.id}/proof`} download={`proof-${advice.ledgerEntry}.json`}>
        <DownloadOutlined aria-hidden /> {t("advice.proof")}
      </a>
    </footer>
  );
}
