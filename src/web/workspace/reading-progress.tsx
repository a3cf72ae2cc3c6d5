import { CheckCircleFilled, PauseCircleOutlined, PlayCircleOutlined, WarningFilled } from "@ant-design/icons";
import { Button, Progress } from "antd";
import type { PageState, ReadingState } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { answers, casePath, pagePath, readingQuery } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords, type Words } from "../i18n/use-words.ts";
import { useWorkspace } from "./workspace-context.tsx";

function remaining({ t }: Words, seconds: number | null): string {
  if (seconds === null) return t("reading.remainingUnknown");
  const time =
    seconds < 90 ? t("reading.seconds", { count: seconds }) : t("reading.minutes", { count: Math.ceil(seconds / 60) });
  return t("reading.remaining", { time });
}

function headline(words: Words, reading: ReadingState): string {
  const pages = { read: reading.read, pages: reading.pages };
  if (reading.state === "running") return words.t("reading.running", pages);
  if (reading.state === "cancelled") return words.t("reading.cancelled", pages);
  return words.t(reading.pages === 0 ? "reading.idle" : "reading.done", pages);
}

/** How far the papers are read: pages done, time left, pause and resume, and what failed with the way on (UX 7, 8). */
export function ReadingProgress() {
  const words = useWords();
  const { t } = words;
  const { caseView, reading } = useWorkspace();
  const change = useChange<"cancel" | "resume", unknown>({
    change: (act) => call("POST", `${casePath(caseView.id)}/reading/${act}`),
    onDone: () => void answers.invalidateQueries({ queryKey: readingQuery(caseView.id).queryKey }),
  });
  if (!reading) return null;
  const failedFiles = reading.originals.filter((one) => one.state === "refused" || one.state === "failed");
  const busy = reading.state === "running" || reading.state === "cancelled";
  if (!busy && reading.failed === 0 && failedFiles.length === 0) return null;
  const percent = reading.pages === 0 ? 0 : Math.round(((reading.read + reading.failed) / reading.pages) * 100);
  return (
    <section className="xz-reading" aria-label={t("reading.title")} data-reading={reading.state}>
      <div className="xz-reading-line">
        {!busy && <CheckCircleFilled aria-hidden className="xz-good" />}
        <strong data-pages-read={reading.read}>{headline(words, reading)}</strong>
        {reading.state === "running" && (
          <span className="xz-quiet" title={t("reading.leave")}>
            {remaining(words, reading.remainingSeconds)}
          </span>
        )}
        {busy && (
          <Progress percent={percent} size="small" className="xz-reading-bar" aria-label={headline(words, reading)} />
        )}
        {reading.state === "running" && (
          <Button size="small" icon={<PauseCircleOutlined />} onClick={() => change.mutate("cancel")}>
            {t("reading.cancel")}
          </Button>
        )}
        {reading.state === "cancelled" && (
          <Button size="small" icon={<PlayCircleOutlined />} onClick={() => change.mutate("resume")}>
            {t("reading.resume")}
          </Button>
        )}
      </div>
      <FailedPages pages={reading.pageStates.filter((one) => one.state === "failed")} />
      <FailedFiles files={failedFiles} />
    </section>
  );
}

/** A longer list of failed pages is opened by the reader; it would push the work off the screen. */
const OPENED_UP_TO = 3;

function FailedPages({ pages }: { readonly pages: readonly PageState[] }) {
  const { t, both } = useWords();
  const { caseView, reading, openPage, correctPage } = useWorkspace();
  const retry = useChange<PageState, unknown>({
    change: (page) => call("POST", `${pagePath(caseView.id, page.original, page.number)}/retry`),
    onDone: () => void answers.invalidateQueries({ queryKey: readingQuery(caseView.id).queryKey }),
  });
  if (pages.length === 0) return null;
  const nameOf = (page: PageState) => {
    const name = reading?.originals.find((one) => one.id === page.original)?.name ?? "";
    return t("reading.page", { name, page: page.number });
  };
  return (
    <details open={pages.length <= OPENED_UP_TO} className="xz-failed">
      <summary>
        <WarningFilled aria-hidden /> {t("reading.failed", { count: pages.length })}
      </summary>
      <ul>
        {pages.map((page) => (
          <li key={`${page.original} ${page.number}`} data-failed-page={page.number}>
            <button type="button" className="xz-link" onClick={() => openPage(page)}>
              {nameOf(page)}
            </button>
            <span className="xz-fault">{page.problem ? both(page.problem) : t("reading.noProblem")}</span>
            <Button
              size="small"
              aria-label={t("reading.retryOf", { what: nameOf(page) })}
              onClick={() => retry.mutate(page)}
            >
              {t("reading.retry")}
            </Button>
            <Button
              size="small"
              aria-label={t("reading.byHandOf", { what: nameOf(page) })}
              onClick={() => correctPage(page)}
            >
              {t("reading.byHand")}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function FailedFiles({ files }: { readonly files: ReadingState["originals"] }) {
  const { t, both } = useWords();
  if (files.length === 0) return null;
  return (
    <details className="xz-failed">
      <summary>
        <WarningFilled aria-hidden /> {t("reading.failedFiles", { count: files.length })}
      </summary>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <span>{file.name}</span>
            <span className="xz-fault">{file.problem ? both(file.problem) : t("reading.noProblem")}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
