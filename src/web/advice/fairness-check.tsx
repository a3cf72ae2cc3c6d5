import { TeamOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useEffect, useRef } from "react";
import type { FairnessReport, FairnessRow } from "../../vocabulary/fairness.ts";
import { call } from "../api/call.ts";
import { casePath } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";

/** Applications whose advice the server can check (knowledge/fairness). */
const CHECKED = new Set(["evidence-review", "adjudication-support", "similar-cases", "statute-push"]);

/** Computes advice again for the same case with sex, ethnicity and so on swapped, and says what would change (UX 10). */
export function FairnessCheck({ caseId, applicationId }: { readonly caseId: string; readonly applicationId: string }) {
  const { t } = useWords();
  const check = useChange<void, FairnessReport>({
    change: () => call("POST", `${casePath(caseId)}/fairness`, { application: applicationId }),
  });
  if (!CHECKED.has(applicationId)) return null;
  return (
    <>
      <Button
        size="small"
        icon={<TeamOutlined />}
        loading={check.isPending}
        onClick={() => check.mutate()}
        data-fairness
      >
        {t("fairness.ask")}
      </Button>
      {check.data && <Report report={check.data} />}
    </>
  );
}

function Report({ report }: { readonly report: FairnessReport }) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const differs = report.rows.filter(({ state }) => state === "differs").length;
  // The result appears below what was pressed: without this the keyboard would not know of it.
  useEffect(() => place.current?.focus({ preventScroll: false }), []);
  return (
    <div className="xz-whole-line" ref={place} tabIndex={-1} data-fairness-report={differs === 0 ? "same" : "differs"}>
      <Alert
        type={differs === 0 ? "success" : "error"}
        showIcon
        role={differs === 0 ? "status" : "alert"}
        title={differs === 0 ? t("fairness.same") : t("fairness.differs", { count: differs })}
        description={t("fairness.about", { findings: report.findings, number: report.ledgerEntry })}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard as well */}
      <div className="xz-scroll-x" tabIndex={0} role="group" aria-label={t("fairness.table")}>
        <table className="xz-table">
          <caption className="xz-quiet">{t("fairness.table")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("fairness.attribute")}</th>
              <th scope="col">{t("fairness.result")}</th>
              <th scope="col">{t("fairness.places")}</th>
              <th scope="col">{t("fairness.what")}</th>
            </tr>
          </thead>
          <tbody>
            {report.rows.map((row) => (
              <Row key={row.attribute} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Row({ row }: { readonly row: FairnessRow }) {
  const { t, both } = useWords();
  return (
    <tr data-attribute={row.attribute} data-state={row.state}>
      <th scope="row">{both(row.name)}</th>
      <td>{t(`fairness.state.${row.state}`)}</td>
      <td>{row.places}</td>
      <td>
        {row.note && both(row.note)}
        {row.changes.length > 0 && (
          <ul className="xz-differences">
            {row.changes.map((change, index) => (
              // Changes have no identity beyond their place in the list.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={index}>
                {t(`fairness.change.${change.kind}`)} {both(change.what)}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
