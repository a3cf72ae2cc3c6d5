import type { Outcome } from "./advice.ts";
import type { Passage } from "./page.ts";
import type { AdviceView, ExplorationView } from "./protocol.ts";

/**
 * What the workbench gives to the panel of an application (面板): the advice to show and the two things a reader
 * can do with it. A panel never sets a decision field; `onDecide` only records what the reader did with one finding.
 */
export interface PanelProps {
  readonly advice: AdviceView;
  readonly caseId: string;
  readonly language: "zh" | "en";
  /** Opens the page of the dossier and marks the passage. */
  readonly onSource: (passage: Passage) => void;
  /** Records that the reader adopted, adapted or rejected the finding with this position. */
  readonly onDecide: (finding: number, outcome: Outcome, note: string) => Promise<void>;
  /** What the application would say on supposed facts (情形推演); nothing of it is kept. Absent where it cannot be tried. */
  readonly onExplore?: (input: Readonly<Record<string, unknown>>) => Promise<ExplorationView>;
}
