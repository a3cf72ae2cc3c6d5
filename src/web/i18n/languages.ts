import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en.ts";
import { enAdvice } from "./en-advice.ts";
import { enBench } from "./en-bench.ts";
import { enCase } from "./en-case.ts";
import { enFields } from "./en-fields.ts";
import { enKnowledge } from "./en-knowledge.ts";
import { enPages } from "./en-pages.ts";
import { zh } from "./zh.ts";
import { zhAdvice } from "./zh-advice.ts";
import { zhBench } from "./zh-bench.ts";
import { zhCase } from "./zh-case.ts";
import { zhFields } from "./zh-fields.ts";
import { zhKnowledge } from "./zh-knowledge.ts";
import { zhPages } from "./zh-pages.ts";

/** Language of the interface: Chinese first, English by choice. */
export type Language = "zh" | "en";

/** Every key of the interface's words; a missing translation does not compile. */
export type WordKey =
  | keyof typeof zh
  | keyof typeof zhCase
  | keyof typeof zhAdvice
  | keyof typeof zhBench
  | keyof typeof zhFields
  | keyof typeof zhKnowledge
  | keyof typeof zhPages;

/** All words by language; further word files are spread in here. */
export const words: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = {
  zh: { ...zh, ...zhCase, ...zhAdvice, ...zhBench, ...zhFields, ...zhKnowledge, ...zhPages },
  en: { ...en, ...enCase, ...enAdvice, ...enBench, ...enFields, ...enKnowledge, ...enPages },
};

/** Starts the translation in one language and keeps `html[lang]` true to it. */
export function startLanguages(language: Language): void {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "zh",
    resources: { zh: { translation: words.zh }, en: { translation: words.en } },
    keySeparator: false,
    nsSeparator: false,
    // React escapes.
    interpolation: { escapeValue: false },
  });
  i18next.on("languageChanged", (next) => {
    document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
  });
}
