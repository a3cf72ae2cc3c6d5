import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { CaseView, Me } from "../../vocabulary/protocol.ts";
import type { WordKey } from "../i18n/languages.ts";

/** A tab of the case workspace. */
export interface WorkspaceTab {
  /** Last part of the address /cases/:id/:tab. */
  readonly id: string;
  readonly label: WordKey;
  /** True when this person sees the tab on this case. */
  readonly shows: (view: CaseView, me: Me) => boolean;
  /** True for tabs that show advice only: they are gone while the person has left assistance (UX 5). */
  readonly advice: boolean;
  /** Per cent of the width that the work area takes beside the page image at first. */
  readonly share: number;
  /** What the tab shows; it reads the case from useWorkspace(). */
  readonly Content: LazyExoticComponent<ComponentType>;
}

const everyone = () => true;
const onBench = (view: CaseView) => view.capacity !== "party";

/** The tabs in order; a further tab is one entry here and one component. */
export const tabs: readonly WorkspaceTab[] = [
  {
    id: "dossier",
    label: "tab.dossier",
    shows: everyone,
    advice: false,
    share: 32,
    Content: lazy(async () => ({ default: (await import("./dossier/dossier-tab.tsx")).DossierTab })),
  },
  {
    id: "fields",
    label: "tab.fields",
    shows: everyone,
    advice: false,
    share: 50,
    Content: lazy(async () => ({ default: (await import("./fields/fields-tab.tsx")).FieldsTab })),
  },
  {
    id: "evidence",
    label: "tab.evidence",
    shows: onBench,
    advice: false,
    share: 55,
    Content: lazy(async () => ({ default: (await import("../bench/advice-tabs.tsx")).EvidenceTab })),
  },
  {
    id: "law",
    label: "tab.law",
    shows: onBench,
    advice: false,
    share: 55,
    Content: lazy(async () => ({ default: (await import("../bench/advice-tabs.tsx")).LawTab })),
  },
  {
    id: "similar",
    label: "tab.similar",
    shows: onBench,
    advice: false,
    share: 55,
    Content: lazy(async () => ({ default: (await import("../bench/advice-tabs.tsx")).SimilarTab })),
  },
  {
    id: "analysis",
    label: "tab.analysis",
    shows: onBench,
    advice: true,
    share: 55,
    Content: lazy(async () => ({ default: (await import("../bench/advice-tabs.tsx")).AnalysisTab })),
  },
  {
    id: "decision",
    label: "tab.decision",
    shows: (view, me) => me.person.role === "judge" && (view.capacity === "judge" || view.capacity === "panel"),
    advice: false,
    share: 55,
    Content: lazy(async () => ({ default: (await import("../decision/decision-tab.tsx")).DecisionTab })),
  },
  {
    id: "draft",
    label: "tab.draft",
    shows: onBench,
    advice: false,
    share: 62,
    Content: lazy(async () => ({ default: (await import("../draft/draft-tab.tsx")).DraftTab })),
  },
  {
    id: "history",
    label: "tab.history",
    shows: onBench,
    advice: false,
    share: 60,
    Content: lazy(async () => ({ default: (await import("./history/history-tab.tsx")).HistoryTab })),
  },
];
