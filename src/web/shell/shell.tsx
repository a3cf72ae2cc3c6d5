import { BulbOutlined, LogoutOutlined, StopOutlined } from "@ant-design/icons";
import { type ReactNode, Suspense, useState } from "react";
import { Link, NavLink, Outlet, ScrollRestoration } from "react-router";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { Loading } from "../kit/loading.tsx";
import { signOut, useMe } from "../session/session.tsx";
import { useAssistance } from "../session/use-assistance.ts";
import { PreferenceButtons } from "./preference-buttons.tsx";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { useFocusOnPage } from "./use-focus-on-page.ts";
import { useShortcuts } from "./use-shortcuts.ts";

/** The frame of every page behind sign-in: skip link, navigation, the switch that leaves assistance, language, large text. */
export function Shell() {
  const { t } = useWords();
  const { person } = useMe();
  useFocusOnPage();
  const [sheet, setSheet] = useState(false);
  const leave = useChange<void, void>({ change: () => signOut(person.id) });
  useShortcuts([{ keys: "?", does: "keys.sheet", group: "everywhere", run: () => setSheet(true) }]);
  return (
    <div className="xz-app">
      <a
        className="xz-skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        {t("app.skip")}
      </a>
      <header className="xz-header">
        <span className="xz-brand">
          {t("app.name")} <span className="xz-brand-small">{t("app.subtitle")}</span>
        </span>
        <MainMenu />
        <div className="xz-header-tools">
          {person.role !== "party" && <AssistanceSwitch />}
          <PreferenceButtons />
          <button type="button" className="xz-header-button" onClick={() => setSheet(true)}>
            {t("app.shortcuts")} <kbd>?</kbd>
          </button>
          <Link to="/account" className="xz-menu-link" title={t("app.account")}>
            {person.name} · {t(`role.${person.role}`)}
          </Link>
          <button type="button" className="xz-header-button" onClick={() => leave.mutate()}>
            <LogoutOutlined aria-hidden /> {t("app.signOut")}
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="xz-main">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className="xz-footer">
        {t("app.footer")} <Link to="/verify">{t("app.verify")}</Link>
      </footer>
      <ShortcutSheet open={sheet} onClose={() => setSheet(false)} />
      <ScrollRestoration getKey={(location) => location.pathname} />
    </div>
  );
}

function MenuLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <NavLink to={to} className="xz-menu-link">
      {children}
    </NavLink>
  );
}

function MainMenu() {
  const { t } = useWords();
  const { person } = useMe();
  return (
    <nav className="xz-menu" aria-label={t("app.mainMenu")}>
      <MenuLink to="/cases">{t("app.cases")}</MenuLink>
      <MenuLink to="/knowledge">{t("app.knowledge")}</MenuLink>
      <MenuLink to="/verify">{t("app.verify")}</MenuLink>
      {person.role === "administrator" && <MenuLink to="/applications">{t("app.registry")}</MenuLink>}
    </nav>
  );
}

function AssistanceSwitch() {
  const { t } = useWords();
  const assistance = useAssistance();
  useShortcuts([{ keys: "Alt+Q", does: "assist.leave", group: "everywhere", run: () => assistance.toggle() }]);
  const Icon = assistance.declined ? BulbOutlined : StopOutlined;
  return (
    <>
      <span
        className="xz-assistance-state"
        role="status"
        title={assistance.declined ? t("assist.off.what") : undefined}
      >
        {t(assistance.declined ? "assist.off" : "assist.on")}
      </span>
      <button
        type="button"
        className="xz-header-button xz-assistance"
        data-assistance={assistance.declined ? "off" : "on"}
        aria-keyshortcuts="Alt+Q"
        onClick={() => assistance.toggle()}
      >
        <Icon aria-hidden /> {t(assistance.declined ? "assist.return" : "assist.leave")} <kbd>Alt+Q</kbd>
      </button>
    </>
  );
}
