import type { Both } from "../i18n/use-words.ts";

type Language = "zh" | "en";

/** Members that say in one line what a finding is about, the most telling first. */
const HEADS = ["message", "title", "citation", "caseNumber", "name", "statement", "fact", "text", "label", "value"];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for a text given in both languages. */
export function isBoth(value: unknown): value is Both {
  return isRecord(value) && typeof value["zh"] === "string" && typeof value["en"] === "string";
}

function textOf(value: unknown, language: Language): string | undefined {
  if (isBoth(value)) return value[language];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** One line that names a finding whose application has no panel; undefined when nothing in it reads like a name. */
export function headlineOf(value: unknown, language: Language): string | undefined {
  const whole = textOf(value, language);
  if (whole !== undefined || !isRecord(value)) return whole;
  for (const head of HEADS) {
    const text = textOf(value[head], language);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The members of a value as rows to read: name and text; inner objects keep their path as the name. */
export function rowsOf(value: unknown, language: Language, path = ""): { name: string; text: string }[] {
  const text = textOf(value, language);
  if (text !== undefined) return [{ name: path, text }];
  if (typeof value === "boolean") return [{ name: path, text: value ? "✓" : "✗" }];
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      rowsOf(item, language, path === "" ? `${index + 1}` : `${path}.${index + 1}`),
    );
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    rowsOf(member, language, path === "" ? name : `${path}.${name}`),
  );
}
