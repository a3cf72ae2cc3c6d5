import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { ApplicationRow } from "../../vocabulary/protocol.ts";
import { applicationsQuery } from "../advice/advice-queries.ts";
import { FeatureCard } from "../advice/feature-card.tsx";
import { peopleQuery } from "../api/queries.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { useMe } from "../session/session.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { SwitchDialog } from "./switch-dialog.tsx";

/** The register of applications (应用登记): what each does, its risk tier, whether it is on; administrators move the switch. */
export function ApplicationsPage() {
  const { t } = useWords();
  const { person } = useMe();
  usePageTitle(t("registry.title"));
  const { data, error, refetch } = useQuery(applicationsQuery);
  const [card, setCard] = useState<string>();
  const [moving, setMoving] = useState<ApplicationRow>();
  const isAdministrator = person.role === "administrator";
  return (
    <section className="xz-page xz-wide" data-registry>
      <h1>{t("registry.title")}</h1>
      <p className="xz-quiet">{t("registry.what")}</p>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      <ul className="xz-findings">
        {data?.map((row) => (
          <ApplicationItem
            key={row.card.id}
            row={row}
            mayMove={isAdministrator}
            onCard={() => setCard(row.card.id)}
            onMove={() => setMoving(row)}
          />
        ))}
      </ul>
      {isAdministrator && <People />}
      {card && <FeatureCard applicationId={card} onClose={() => setCard(undefined)} />}
      {moving && <SwitchDialog row={moving} onClose={() => setMoving(undefined)} />}
    </section>
  );
}

function ApplicationItem(props: {
  readonly row: ApplicationRow;
  readonly mayMove: boolean;
  readonly onCard: () => void;
  readonly onMove: () => void;
}) {
  const { t, both } = useWords();
  const { card, on } = props.row;
  const name = both(card.name);
  return (
    <li className="xz-finding" data-application={card.id} data-on={on}>
      <div className="xz-title-row">
        <h2>
          {name}{" "}
          <span className={on ? "xz-stage xz-good" : "xz-stage xz-fault"}>
            {t(on ? "registry.on" : "registry.off")}
          </span>
        </h2>
        <span className="xz-buttons">
          <Button size="small" onClick={props.onCard} aria-label={`${t("card.open")} ${name}`}>
            {t("card.open")}
          </Button>
          {props.mayMove && (
            <Button size="small" danger={on} onClick={props.onMove} data-switch={card.id}>
              {t(on ? "registry.stop" : "registry.start")} <span className="xz-sr">{name}</span>
            </Button>
          )}
        </span>
      </div>
      <p>{both(card.does)}</p>
      <p className="xz-quiet">
        <code>{card.id}</code> · {t("card.version")} {card.version} · {t(`card.risk.${card.risk}`)} ·{" "}
        {t("card.clause.number", { number: card.clause })}
      </p>
    </li>
  );
}

/** The people of the court and what they are. */
function People() {
  const { t } = useWords();
  const { data = [] } = useQuery(peopleQuery);
  return (
    <section aria-labelledby="people-title" data-people>
      <h2 id="people-title">{t("registry.people")}</h2>
      <table className="xz-table">
        <thead>
          <tr>
            <th scope="col">{t("registry.person")}</th>
            <th scope="col">{t("registry.role")}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((person) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td>{t(`role.${person.role}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="xz-quiet">{t("registry.people.how")}</p>
    </section>
  );
}
