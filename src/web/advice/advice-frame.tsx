import { PoweroffOutlined, RobotOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Progress } from "antd";
import { call } from "../api/call.ts";
import { answers, assistanceQuery } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { AdviceLabel } from "../kit/advice-label.tsx";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { useWorkspace } from "../workspace/workspace-context.tsx";
import { AdviceBody } from "./advice-body.tsx";
import { applicationsQuery } from "./advice-queries.ts";
import { CardButton } from "./card-button.tsx";
import { type AdviceWork, useAdvice, useDeclined } from "./use-advice.ts";

/** Seconds after which the bar of a wait of unknown length stands at one half. */
const HALF_AFTER = 6;

/**
 * A block of advice of one application: the label that it does not replace the judge, ask and cancel, the findings or the
 * plainly said abstention, card, replay and ledger number. Gone from the page as soon as the person leaves assistance (UX 5).
 */
export function AdviceFrame({ applicationId }: { readonly applicationId: string }) {
  const declined = useDeclined(applicationId);
  const { data: choices } = useQuery(assistanceQuery);
  const leftAll = choices?.some((one) => one.application === "*" && one.caseId === null && one.declined);
  // Before the choices are known nothing is asked: the person may have left.
  if (!choices || leftAll) return null;
  if (declined) return <DeclinedApplication applicationId={applicationId} />;
  return <OpenFrame applicationId={applicationId} />;
}

function useApplication(applicationId: string) {
  const { data } = useQuery(applicationsQuery);
  return { loaded: data !== undefined, row: data?.find((one) => one.card.id === applicationId) };
}

function useChoice(applicationId: string) {
  return useChange<boolean, unknown>({
    change: (declined) => call("PUT", "/assistance", { application: applicationId, caseId: null, declined }),
    onDone: () => void answers.invalidateQueries({ queryKey: assistanceQuery.queryKey }),
  });
}

function DeclinedApplication({ applicationId }: { readonly applicationId: string }) {
  const { t, both } = useWords();
  const { row } = useApplication(applicationId);
  const choose = useChoice(applicationId);
  return (
    <p className="xz-declined" data-declined={applicationId}>
      {t("advice.declined", { name: row ? both(row.card.name) : applicationId })}{" "}
      <Button size="small" loading={choose.isPending} onClick={() => choose.mutate(false)}>
        {t("advice.decline.undo")}
      </Button>
    </p>
  );
}

function OpenFrame({ applicationId }: { readonly applicationId: string }) {
  const { t, both } = useWords();
  const { caseView } = useWorkspace();
  const work = useAdvice(caseView.id, applicationId);
  const { row, loaded } = useApplication(applicationId);
  const choose = useChoice(applicationId);
  const name = row ? both(row.card.name) : applicationId;
  return (
    <section className="xz-advice" data-advice={applicationId} aria-label={t("advice.of", { name })}>
      <AdviceLabel />
      <div className="xz-advice-tools">
        <h2>{name}</h2>
        <span className="xz-buttons">
          {row?.on && <AskButton work={work} />}
          <CardButton applicationId={applicationId} />
          <Button
            size="small"
            icon={<PoweroffOutlined />}
            loading={choose.isPending}
            onClick={() => choose.mutate(true)}
            data-decline={applicationId}
          >
            {t("advice.decline")}
          </Button>
        </span>
      </div>
      {loaded && !row?.on && (
        <Alert type="warning" showIcon title={t(row ? "advice.switchedOff" : "advice.notInstalled")} />
      )}
      <Waiting work={work} />
      <Said work={work} />
    </section>
  );
}

/** What there is to read: a refusal, nothing yet, or the advice. */
function Said({ work }: { readonly work: AdviceWork }) {
  const { t } = useWords();
  return (
    <>
      {work.error && <ErrorNotice error={work.error} />}
      {work.advice === undefined && !work.error && <Loading />}
      {work.advice === null && <p className="xz-quiet">{t("advice.none")}</p>}
      {work.advice && <AdviceBody advice={work.advice} decide={work.decide} />}
    </>
  );
}

/** Asks for advice, or for advice on the case as it stands now. */
function AskButton({ work }: { readonly work: AdviceWork }) {
  const { t } = useWords();
  if (work.waiting !== undefined) return null;
  return (
    <Button
      size="small"
      type={work.advice === null ? "primary" : "default"}
      icon={<RobotOutlined />}
      onClick={() => void work.ask()}
      data-ask
    >
      {t(work.advice ? "advice.again" : "advice.ask")}
    </Button>
  );
}

/** How long the reader has waited, and the way out. The length is not known beforehand: the bar nears its end and says so. */
export function Waiting({ work }: { readonly work: AdviceWork }) {
  const { t } = useWords();
  if (work.waiting === undefined) return null;
  const percent = Math.round((work.waiting / (work.waiting + HALF_AFTER)) * 100);
  const words = t("advice.waiting", { seconds: work.waiting });
  return (
    <div className="xz-reading-line" role="status" data-waiting>
      <span>{words}</span>
      <Progress
        percent={percent}
        size="small"
        showInfo={false}
        className="xz-reading-bar"
        aria-label={t("advice.waiting.bar")}
      />
      <Button size="small" onClick={work.cancel} data-cancel-advice>
        {t("app.cancel")}
      </Button>
    </div>
  );
}
