import { Link } from "react-router";
import type { Me } from "../../vocabulary/protocol.ts";
import { useWords } from "../i18n/use-words.ts";
import { PreferenceButtons } from "../shell/preference-buttons.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { SignInForm } from "./sign-in-form.tsx";

/** The page for whoever is not signed in; language and large text can be chosen before signing in. */
export function SignInPage({ onDone }: { readonly onDone: (me: Me) => void }) {
  const { t } = useWords();
  usePageTitle(t("sign.title"));
  return (
    <div className="xz-sign-in">
      <header className="xz-header">
        <span className="xz-brand">
          {t("app.name")} <span className="xz-brand-small">{t("app.subtitle")}</span>
        </span>
        <div className="xz-header-tools">
          <PreferenceButtons />
        </div>
      </header>
      <main id="main" className="xz-card xz-sign-in-card">
        <h1>{t("sign.title")}</h1>
        <p className="xz-quiet">{t("sign.intro")}</p>
        <SignInForm onDone={onDone} />
        <p className="xz-sign-in-more">
          <Link to="/verify">{t("sign.verify")}</Link>
        </p>
      </main>
    </div>
  );
}
