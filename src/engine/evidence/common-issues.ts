import type { CauseTemplate, CommonIssue } from "../../vocabulary/law.ts";
import type { ElementReading } from "./element-status.ts";
import type { RaisedDefence } from "./raised-defences.ts";

/** A question of the cause that is in dispute in this case (争议焦点), and what puts it there. */
export interface DisputedIssue {
  readonly issue: CommonIssue;
  readonly defences: readonly string[];
  /** Contested elements it turns on. */
  readonly elements: readonly string[];
}

/**
 * Common issues of the cause that are in dispute: a defence that raises one is raised, or, for issues without a defence of
 * their own, an element they turn on is contested. A court does not put an issue that nobody raised.
 */
export function disputedIssues(
  template: CauseTemplate,
  readings: readonly ElementReading[],
  raised: readonly RaisedDefence[],
): DisputedIssue[] {
  const contested = readings.filter(({ status, contradicting }) => status === "contested" || contradicting.length > 0);
  return (template.commonIssues ?? []).flatMap((issue): DisputedIssue[] => {
    const defences = raised.map(({ defence }) => defence.id).filter((id) => issue.defences.includes(id));
    const elements = contested.map(({ element }) => element.id).filter((id) => issue.elements.includes(id));
    const isRaised = defences.length > 0 || (issue.defences.length === 0 && elements.length > 0);
    return isRaised ? [{ issue, defences, elements }] : [];
  });
}
