import { SearchOutlined } from "@ant-design/icons";
import { Button, Input, type InputRef } from "antd";
import { type FormEvent, Suspense, useEffect, useRef, useState } from "react";
import { NavLink, Outlet, useLocation, useNavigate, useSearchParams } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { Loading } from "../kit/loading.tsx";
import { isComposing } from "../shell/composition.ts";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { searchFor } from "./knowledge-paths.ts";
import "./knowledge.css";

const TABS = ["laws", "cases", "terms", "releases"] as const;
type Tab = (typeof TABS)[number];

/** The tab an address belongs to. */
function tabOf(path: string): Tab {
  const name = path.split("/")[2];
  return TABS.find((tab) => tab === name) ?? "laws";
}

/** The knowledge service platform (知识服务平台): tabs as links, one search box, and the page below. */
export function KnowledgeFrame() {
  const { t } = useWords();
  const tab = tabOf(useLocation().pathname);
  return (
    <div className="xz-knowledge" data-knowledge={tab}>
      <div className="xz-tab-row xz-knowledge-bar">
        <nav className="xz-tabs" aria-label={t("knowledge.tabs")}>
          {TABS.map((one) => (
            <NavLink key={one} to={`/knowledge/${one}`} className="xz-tab" data-knowledge-tab={one}>
              {t(`knowledge.tab.${one}`)}
            </NavLink>
          ))}
        </nav>
        <KnowledgeSearch key={tab} tab={tab === "releases" ? "laws" : tab} />
      </div>
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </div>
  );
}

/** The search box: in the tab of laws for words or a citation, in the others for words. */
function KnowledgeSearch({ tab }: { readonly tab: Exclude<Tab, "releases"> }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const asked = search.get("words") ?? "";
  const [words, setWords] = useState(asked);
  const field = useRef<InputRef>(null);
  useEffect(() => setWords(asked), [asked]);
  useShortcuts([
    { keys: "s", does: "knowledge.keys.search", group: "other", run: () => field.current?.focus({ cursor: "all" }) },
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isComposing()) void navigate(`/knowledge/${tab}${searchFor({ words: words.trim() })}`);
  };
  return (
    <search>
      <form className="xz-knowledge-search" onSubmit={submit}>
        <label className="xz-sr" htmlFor="knowledge-words">
          {t(`knowledge.search.${tab}`)}
        </label>
        <Input
          ref={field}
          id="knowledge-words"
          allowClear
          maxLength={300}
          aria-keyshortcuts="S"
          placeholder={t(`knowledge.search.${tab}.hint`)}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="primary" htmlType="submit" icon={<SearchOutlined />}>
          {t("knowledge.search.find")}
        </Button>
      </form>
    </search>
  );
}
