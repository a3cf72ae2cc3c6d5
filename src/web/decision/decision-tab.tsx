import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { fieldsQuery } from "../api/queries.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { useWorkspace } from "../workspace/workspace-context.tsx";
import { claimsToDecide } from "./claims-to-decide.ts";
import { RulingForm } from "./ruling-form.tsx";
import { rulingsQuery } from "./rulings-query.ts";

/** The decision (裁判决定), claim by claim. Nothing here comes from advice: the judge types and picks, and saves as an own act (UX 3). */
export function DecisionTab() {
  const { t } = useWords();
  const { caseView } = useWorkspace();
  const { data: rulings, error, refetch } = useQuery(rulingsQuery(caseView.id));
  const { data: fields } = useQuery(fieldsQuery(caseView.id));
  const [added, setAdded] = useState(0);
  if (error && !rulings) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!rulings || !fields) return <Loading />;
  const known = claimsToDecide(fields, rulings);
  const last = known.at(-1)?.number ?? 0;
  const more = Array.from({ length: added }, (_, at) => ({
    number: last + at + 1,
    text: undefined,
    amount: undefined,
  }));
  const decided = rulings.length;
  return (
    <div className="xz-pane" data-decision>
      <div className="xz-title-row">
        <h2>{t("decision.title")}</h2>
        <span className="xz-quiet">{t("decision.progress", { decided, count: known.length + added })}</span>
      </div>
      <p className="xz-responsibility">{t("decision.responsibility")}</p>
      {[...known, ...more].map((claim) => (
        <RulingForm
          key={claim.number}
          claim={claim}
          saved={rulings.find((ruling) => ruling.claim === claim.number)}
          readOnly={caseView.stage === "signed"}
        />
      ))}
      {caseView.stage !== "signed" && (
        <Button icon={<PlusOutlined />} onClick={() => setAdded(added + 1)}>
          {t("decision.add")}
        </Button>
      )}
    </div>
  );
}
