import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, UploadOutlined } from "@ant-design/icons";
import { Button, Progress } from "antd";
import { useWords } from "../i18n/use-words.ts";
import type { FileProgress } from "./use-uploads.ts";

const icons = {
  waiting: ClockCircleOutlined,
  sending: UploadOutlined,
  received: CheckCircleFilled,
  refused: CloseCircleFilled,
};

function FileRow({ one, onRetry }: { readonly one: FileProgress; readonly onRetry: () => void }) {
  const { t, both } = useWords();
  const Icon = icons[one.state];
  const percent = Math.round(one.share * 100);
  const text = {
    waiting: t("upload.waiting"),
    sending: t("upload.sending", { percent }),
    received: one.pages > 0 ? `${t("upload.done")} · ${t("upload.pages", { count: one.pages })}` : t("upload.done"),
    refused: t("upload.refused"),
  }[one.state];
  return (
    <li data-upload={one.state} className={`xz-upload-${one.state}`}>
      <span className="xz-file-name">{one.chosen.path}</span>
      <span>
        <Icon aria-hidden /> {text}
      </span>
      {one.state === "sending" && <Progress percent={percent} size="small" showInfo={false} aria-label={text} />}
      {one.state === "refused" && (
        <>
          <span className="xz-fault">{one.problem ? both(one.problem) : t("refused.defect")}</span>
          <Button size="small" onClick={onRetry} aria-label={t("upload.retry", { name: one.chosen.path })}>
            {t("app.retry")}
          </Button>
        </>
      )}
    </li>
  );
}

/** Progress of each file of an upload; refused ones say why and can be sent again. */
export function UploadList({
  files,
  onRetry,
}: {
  readonly files: readonly FileProgress[];
  readonly onRetry: (index: number) => void;
}) {
  const { t } = useWords();
  const done = files.filter((one) => one.state === "received").length;
  const refused = files.filter((one) => one.state === "refused").length;
  return (
    <section aria-label={t("upload.title")}>
      <p role="status">
        {t("upload.summary", { done, total: files.length })}
        {refused > 0 && <span className="xz-fault"> · {t("upload.refusedCount", { count: refused })}</span>}
      </p>
      <ul className="xz-file-list">
        {files.map((one, index) => (
          <FileRow key={`${one.chosen.path} ${one.chosen.file.size}`} one={one} onRetry={() => onRetry(index)} />
        ))}
      </ul>
    </section>
  );
}
