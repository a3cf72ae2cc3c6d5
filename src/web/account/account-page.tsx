import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { applicationsQuery } from "../advice/advice-queries.ts";
import { call } from "../api/call.ts";
import { answers, assistanceQuery } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { useMe } from "../session/session.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { TotpSection } from "./totp-section.tsx";

/** The person's own account: who they are, the one-time code, the password, and each application they have declined. */
export function AccountPage() {
  const { t } = useWords();
  const { person, courtName } = useMe();
  usePageTitle(t("account.title"));
  return (
    <section className="xz-page" data-account>
      <h1>{t("account.title")}</h1>
      <dl className="xz-rows">
        <div>
          <dt>{t("account.name")}</dt>
          <dd>{person.name}</dd>
        </div>
        <div>
          <dt>{t("sign.login")}</dt>
          <dd>{person.login}</dd>
        </div>
        <div>
          <dt>{t("registry.role")}</dt>
          <dd>{t(`role.${person.role}`)}</dd>
        </div>
        <div>
          <dt>{t("account.court")}</dt>
          <dd lang="zh-CN">{courtName}</dd>
        </div>
      </dl>
      <h2>{t("account.password")}</h2>
      <p>{t("account.password.how")}</p>
      <TotpSection />
      {person.role !== "party" && <Choices />}
    </section>
  );
}

/** Which applications the person uses. Nobody has to give a reason, and nobody else sees the choice (handbook G5.6). */
function Choices() {
  const { t, both } = useWords();
  const { data: rows = [] } = useQuery(applicationsQuery);
  const choose = useChange<{ application: string; declined: boolean }, unknown>({
    change: ({ application, declined }) => call("PUT", "/assistance", { application, caseId: null, declined }),
    onDone: () => {
      void answers.invalidateQueries({ queryKey: assistanceQuery.queryKey });
      void answers.invalidateQueries({ queryKey: applicationsQuery.queryKey });
    },
  });
  return (
    <section aria-labelledby="choices-title">
      <h2 id="choices-title">{t("account.choices")}</h2>
      <p className="xz-quiet">{t("account.choices.what")}</p>
      <ul className="xz-file-list">
        {rows.map(({ card, declined }) => (
          <li key={card.id} data-choice={card.id}>
            <span className="xz-file-name">{both(card.name)}</span>
            <span>{t(declined ? "account.declined" : "account.used")}</span>
            <Button
              size="small"
              aria-label={`${t(declined ? "advice.decline.undo" : "advice.decline")} ${both(card.name)}`}
              onClick={() => choose.mutate({ application: card.id, declined: !declined })}
            >
              {t(declined ? "advice.decline.undo" : "advice.decline")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
