import type { zhAdvice } from "./zh-advice.ts";

/** Words about advice in English, by the keys of `zh-advice.ts`. */
export const enAdvice: Readonly<Record<keyof typeof zhAdvice, string>> = {
  "advice.label": "For reference only; does not replace the judge's decision",
  "advice.reasons": "Reasons",
  "advice.noSource": "no source found",
  "reason.passage": "Dossier",
  "reason.provision": "Law",
  "reason.likeness": "Similar case",
  "reason.statistic": "Statistic",
  "reason.rule": "Rule",
  "reason.sample": "sample of {{count}}",
  "source.open": "Show the source:",
  "source.page": "p. {{page}}",
  "provision.open": "Show the provision {{citation}}",
  "provision.from": "in force from {{from}}",
  "provision.until": "no longer in force from {{until}}",
  "provision.still": "still in force",
  "provision.unknownFrom": "first day in force not stated",
  "provision.on": "as in force on {{on}}",
  "provision.digest":
    "This is our own summary, not the official text, and may not be quoted. Import the official text.",
  "provision.source": "Source: {{source}}",
  "provision.copy": "Copy citation",
  "provision.copied": "Copied: {{citation}}",
  "provision.none": "This article has no text in force on {{on}}. Check the law and the date cited.",
};
