import { type WordKey, words } from "../../i18n/languages.ts";
import type { Words } from "../../i18n/use-words.ts";
import { fieldLabel } from "../fields/field-names.ts";
import { readableValue } from "../fields/field-value.ts";

function known(key: string): WordKey | undefined {
  return key in words.zh ? (key as WordKey) : undefined;
}

function split(what: string): [string, string] {
  const at = what.indexOf(":");
  return at < 0 ? [what, ""] : [what.slice(0, at), what.slice(at + 1).trim()];
}

function nameOf(kind: string, rest: string, t: Words["t"]): string {
  if (kind === "field") return fieldLabel(rest, t);
  if (kind === "undo") return undoneWords(rest, t);
  // Digest of the original and number of the page: the number is what a person knows.
  if (kind === "page") return t("source.page", { page: rest.split("/").at(-1) ?? rest });
  return rest;
}

/** What a history row is about, in words: "field:loan.principal" is 案件信息：借款 · 约定本金. */
export function whatWords(what: string, t: Words["t"]): string {
  const [kind, rest] = split(what);
  const key = known(`history.what.${kind}`);
  if (!key) return what;
  return rest === "" ? t(key) : t("history.whatOf", { kind: t(key), name: nameOf(kind, rest, t) });
}

/** What was undone, in words: names of fields, or an act of the catalogue with the titles of documents. */
export function undoneWords(label: string, t: Words["t"]): string {
  const [act, rest] = split(label);
  const key = known(`history.act.${act}`);
  if (key && rest !== "") return t("history.whatOf", { kind: t(key), name: rest });
  return label
    .split("、")
    .map((name) => fieldLabel(name, t))
    .join("、");
}

/** The value of a history row as a person reads it: yuan and per cent for fields, acts, stages and capacities in words. */
export function valueWords(what: string, value: string | null, t: Words["t"]): string {
  if (value === null) return "";
  const [kind, rest] = split(what);
  if (kind === "field") return readableValue(rest, value);
  const named = kind === "member" ? known(`capacity.${value}`) : kind === "stage" ? known(`stage.${value}`) : undefined;
  if (named) return t(named);
  const act = kind === "document" ? /^(\w+) → /.exec(value) : null;
  const key = act && known(`history.act.${act[1]}`);
  return act && key ? value.slice(act[0].length) : value;
}
