import { useState } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { PreferenceButtons } from "../shell/preference-buttons.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { checkDocument, type DocumentCheck, type HandedIn, isProofFile } from "./check-document.ts";
import { CheckResult } from "./check-result.tsx";
import { DropFiles } from "./drop-files.tsx";

interface Given {
  readonly document?: HandedIn;
  readonly proof?: HandedIn;
}

function checkOf(given: Given, key: string): DocumentCheck | undefined {
  if (!given.proof) return undefined;
  const text = new TextDecoder().decode(given.proof.bytes);
  return checkDocument(text, given.document, key.trim() === "" ? undefined : key.trim().toLowerCase());
}

/**
 * The public page on which anyone checks a document (核验文书): no sign-in, and nothing is sent anywhere. Once loaded it
 * works with the network off, because the whole check runs in the browser (UX 18).
 */
export function VerifyPage() {
  const { t } = useWords();
  usePageTitle(t("verify.title"));
  const [given, setGiven] = useState<Given>({});
  const [key, setKey] = useState("");
  const take = (files: readonly HandedIn[]) =>
    setGiven((before) =>
      files.reduce<Given>(
        (all, file) => (isProofFile(file) ? { ...all, proof: file } : { ...all, document: file }),
        before,
      ),
    );
  const check = checkOf(given, key);
  return (
    <div className="xz-app">
      <header className="xz-header">
        <span className="xz-brand">
          {t("app.name")} <span className="xz-brand-small">{t("app.subtitle")}</span>
        </span>
        <nav className="xz-menu" aria-label={t("app.mainMenu")}>
          <Link to="/cases" className="xz-menu-link">
            {t("verify.toWork")}
          </Link>
        </nav>
        <div className="xz-header-tools">
          <PreferenceButtons />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="xz-page xz-verify" data-verify>
        <h1>{t("verify.title")}</h1>
        <p>{t("verify.what")}</p>
        <DropFiles onFiles={take} />
        <GivenFiles given={given} onClear={() => setGiven({})} />
        <details className="xz-details">
          <summary>{t("verify.key")}</summary>
          <p id="verify-key-hint" className="xz-quiet">
            {t("verify.key.what")}
          </p>
          <textarea
            className="xz-plain-input"
            aria-label={t("verify.key.label")}
            aria-describedby="verify-key-hint"
            rows={3}
            spellCheck={false}
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        </details>

        <div aria-live="polite">
          {check && <CheckResult check={check} hasDocument={given.document !== undefined} hasKey={key.trim() !== ""} />}
          {!check && given.document && <p className="xz-verify-wait">{t("verify.wantsProof")}</p>}
        </div>
      </main>
      <footer className="xz-footer">{t("verify.private")}</footer>
    </div>
  );
}

function GivenFiles({ given, onClear }: { readonly given: Given; readonly onClear: () => void }) {
  const { t } = useWords();
  if (!given.document && !given.proof) return null;
  return (
    <dl className="xz-rows xz-verify-files">
      {(["document", "proof"] as const).map((part) => (
        <div key={part}>
          <dt>{t(`verify.${part}`)}</dt>
          <dd data-verify-file={part}>{given[part]?.name ?? t("verify.notYet")}</dd>
        </div>
      ))}
      <div>
        <dt className="xz-sr">{t("verify.clear")}</dt>
        <dd>
          <button type="button" className="xz-link" onClick={onClear}>
            {t("verify.clear")}
          </button>
        </dd>
      </div>
    </dl>
  );
}
