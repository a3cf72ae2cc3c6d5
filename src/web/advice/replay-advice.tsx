import { ReloadOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import type { ReplayResult } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";

/** Computes stored advice again from its stored input and facts and says whether every byte agrees (UX 19). */
export function ReplayAdvice({ adviceId }: { readonly adviceId: string }) {
  const { t } = useWords();
  const replay = useChange<void, ReplayResult>({ change: () => call("GET", `/advice/${adviceId}/replay`) });
  return (
    <>
      <Button
        size="small"
        icon={<ReloadOutlined />}
        loading={replay.isPending}
        onClick={() => replay.mutate()}
        data-replay
      >
        {t("replay.ask")}
      </Button>
      {replay.data && <Outcome result={replay.data} />}
    </>
  );
}

function Outcome({ result }: { readonly result: ReplayResult }) {
  const { t } = useWords();
  if (result.identical)
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        className="xz-whole-line"
        title={t("replay.same")}
        description={<Release result={result} />}
        data-replayed="same"
      />
    );
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="xz-whole-line"
      title={t("replay.different", { count: result.differences.length })}
      data-replayed="different"
      description={
        <>
          <Release result={result} />
          <ul className="xz-differences">
            {result.differences.map((one) => (
              <li key={one.path}>
                <code>{one.path}</code> <del>{one.before}</del> <ins>{one.after}</ins>
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

function Release({ result: { release, missing } }: { readonly result: ReplayResult }) {
  const { t } = useWords();
  const key = missing.length === 0 ? "replay.release" : "replay.releaseGone";
  return <div data-replay-release>{t(key, { release, missing: missing.join(", ") })}</div>;
}
