import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";

/** Said when an address leads nowhere, with the way on. */
export function NotFound() {
  const { t } = useWords();
  return (
    <section className="xz-page">
      <h1>{t("app.notFound")}</h1>
      <p>{t("app.notFound.what")}</p>
      <Link to="/cases" className="xz-way-on">
        {t("app.cases")}
      </Link>
    </section>
  );
}
