import { useTranslation } from "react-i18next";
import type { Language, WordKey } from "./languages.ts";

/** A text in both languages, as the server and the cards give it. */
export interface Both {
  readonly zh: string;
  readonly en: string;
}

/** The words of the interface and the language they are in. */
export interface Words {
  readonly language: Language;
  /** The words of a key in the present language. */
  readonly t: (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;
  /** The present language's side of a text given in both. */
  readonly both: (text: Both) => string;
}

/** The words of the interface in the present language. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === "en" ? "en" : "zh";
  return { language, t: (key, values) => t(key, { ...values }), both: (text) => text[language] };
}
