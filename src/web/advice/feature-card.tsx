import { useQuery } from "@tanstack/react-query";
import { Alert, Drawer } from "antd";
import type { FeatureCard as Card } from "../../vocabulary/protocol.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { cardQuery } from "./advice-queries.ts";

type Figure = Card["figures"][number];

/** A share as the card prints it: 0.9134 is 91.3 %; figures above 1 are numbers of their own kind. */
export function figureText(value: number | null): string {
  if (value === null) return "—";
  return value <= 1 && value >= 0 ? `${(value * 100).toFixed(1)} %` : String(Math.round(value * 1000) / 1000);
}

/** The feature card (功能说明卡) of an application: what it does and does not, limits, measured figures beside the trivial baseline (UX 20). */
export function FeatureCard({
  applicationId,
  onClose,
}: {
  readonly applicationId: string;
  readonly onClose: () => void;
}) {
  const { t, both } = useWords();
  const { data, error, refetch } = useQuery(cardQuery(applicationId));
  return (
    <Drawer
      open
      title={data ? t("card.title", { name: both(data.card.name) }) : t("card.loading")}
      onClose={onClose}
      size="large"
      data-feature-card={applicationId}
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <CardBody card={data} />}
    </Drawer>
  );
}

function CardBody({ card: { card, figures } }: { readonly card: Card }) {
  const { t, both } = useWords();
  return (
    <div className="xz-card-body">
      <p>{both(card.does)}</p>
      <h3 className="xz-h3">{t("card.doesNot")}</h3>
      <ul>
        {card.doesNot.map((one) => (
          <li key={one.zh}>{both(one)}</li>
        ))}
      </ul>
      <h3 className="xz-h3">{t("card.limits")}</h3>
      <ul>
        {card.limits.map((one) => (
          <li key={one.zh}>{both(one)}</li>
        ))}
      </ul>
      <h3 className="xz-h3">{t("card.figures")}</h3>
      <Figures figures={figures} />
      <dl className="xz-rows">
        <div>
          <dt>{t("card.version")}</dt>
          <dd>{card.version}</dd>
        </div>
        <div>
          <dt>{t("card.dataDay")}</dt>
          <dd>{card.dataDay}</dd>
        </div>
        <div>
          <dt>{t("card.risk")}</dt>
          <dd>{t(`card.risk.${card.risk}`)}</dd>
        </div>
        <div>
          <dt>{t("card.clause")}</dt>
          <dd>{t("card.clause.number", { number: card.clause })}</dd>
        </div>
      </dl>
    </div>
  );
}

/** Each measured figure with its test set, size, range and what a trivial method reaches on the same data. */
function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  const { t } = useWords();
  if (figures.length === 0) return <Alert type="warning" showIcon title={t("card.noFigures")} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard as well
    <div className="xz-scroll-x" tabIndex={0} role="group" aria-label={t("card.figures")}>
      <table className="xz-table">
        <thead>
          <tr>
            <th scope="col">{t("card.metric")}</th>
            <th scope="col">{t("card.value")}</th>
            <th scope="col">{t("card.trivial")}</th>
            <th scope="col">{t("card.data")}</th>
            <th scope="col">{t("card.n")}</th>
            <th scope="col">{t("card.measuredOn")}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={`${figure.suite} ${figure.data} ${figure.metric}`} data-figure={figure.metric}>
              <th scope="row">{figure.metric}</th>
              <td>
                {figureText(figure.value)}
                {figure.low !== null && figure.high !== null && (
                  <span className="xz-quiet">
                    {" "}
                    [{figureText(figure.low)}, {figureText(figure.high)}]
                  </span>
                )}
              </td>
              <td>{figureText(figure.trivial)}</td>
              <td>
                {figure.suite} · {figure.data}
              </td>
              <td>{figure.n}</td>
              <td>{figure.measuredOn || t("card.unknownDay")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
