import { TeamOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { Link, useLocation } from "react-router";
import { CaseStage } from "../cases/case-marks.tsx";
import { useWords } from "../i18n/use-words.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { AddPapers } from "./add-papers.tsx";
import { MembersDialog } from "./members-dialog.tsx";
import { useWorkspace } from "./workspace-context.tsx";

/** What case this is, who belongs to it and the way back to the list. */
export function CaseHeader() {
  const { t } = useWords();
  const { caseView } = useWorkspace();
  usePageTitle(caseView.title);
  const [members, setMembers] = useState(false);
  const from = (useLocation().state as { search?: unknown } | null)?.search;
  const names = caseView.members.map(({ person, capacity }) => `${person.name}(${t(`capacity.${capacity}`)})`);
  const mayChange = caseView.capacity !== "party" && caseView.stage !== "signed";
  return (
    <div className="xz-case-header">
      <Link to={`/cases${typeof from === "string" ? from : ""}`} className="xz-back">
        {t("app.cases")}
      </Link>
      <h1 lang="zh-CN">{caseView.title}</h1>
      <span className="xz-case-number" lang="zh-CN">
        {caseView.number || t("cases.noNumber")}
      </span>
      <span className="xz-quiet">
        {t(`kind.${caseView.kind}`)} · {caseView.cause ?? t("app.unknown")}
      </span>
      <CaseStage stage={caseView.stage} />
      <span className="xz-case-members xz-quiet" title={names.join(" ")}>
        {names.join(" ")}
      </span>
      {mayChange && (
        <span className="xz-buttons">
          <Button size="small" icon={<TeamOutlined />} onClick={() => setMembers(true)}>
            {t("case.members.edit")}
          </Button>
          <AddPapers caseId={caseView.id} />
        </span>
      )}
      {members && <MembersDialog caseView={caseView} onClose={() => setMembers(false)} />}
    </div>
  );
}
