import type { Both } from "../i18n/use-words.ts";

/** A request the server did not carry out, with the text for the person; `code` is a Failure code, "totp" or "offline". */
export class Refused extends Error {
  readonly code: string;
  readonly text: Both;
  readonly incident: string | undefined;

  constructor(code: string, text: Both, incident?: string) {
    super(text.en);
    this.name = "Refused";
    this.code = code;
    this.text = text;
    this.incident = incident;
  }
}
