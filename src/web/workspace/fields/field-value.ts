import { isDay } from "../../../vocabulary/day.ts";

/** How the text value of a field is written down (docs/case-schema.md): fen, ISO day, ppm a year, long text or text. */
export type FieldShape = "money" | "day" | "rate" | "long" | "text";

const MONEY = new Set(["amount", "base", "principal", "feePaid"]);
const DAY = new Set([
  "birth",
  "filingDate",
  "hearingDate",
  "from",
  "to",
  "on",
  "signedOn",
  "deliveredOn",
  "dueOn",
  "registeredOn",
]);

/** The shape of a field by the last part of its name. */
export function shapeOf(name: string): FieldShape {
  const leaf = name.split(".").at(-1) ?? name;
  if (MONEY.has(leaf)) return "money";
  if (DAY.has(leaf)) return "day";
  if (leaf === "rate") return "rate";
  return leaf === "text" ? "long" : "text";
}

/** Whole number divided by a power of ten, as text; trailing zeros of the fraction go down to `least` digits. */
function pointed(digits: string, places: number, least: number): string {
  const padded = digits.padStart(places + 1, "0");
  const fraction = padded.slice(-places).replace(/0+$/, "").padEnd(least, "0");
  return fraction === "" ? padded.slice(0, -places) : `${padded.slice(0, -places)}.${fraction}`;
}

/** The value as a person reads and types it: yuan with two decimals, per cent, day, text. */
export function shownValue(name: string, value: string): string {
  const shape = shapeOf(name);
  if (!/^\d+$/.test(value)) return value;
  if (shape === "money") return pointed(value, 2, 2);
  return shape === "rate" ? pointed(value, 4, 0) : value;
}

/** The value with separators between thousands, for reading only. */
export function readableValue(name: string, value: string): string {
  const shown = shownValue(name, value);
  if (shapeOf(name) !== "money" || !/^\d+\.\d+$/.test(shown)) return shown;
  return shown.replace(/\B(?=(\d{3})+\.)/g, ",");
}

function scaled(typed: string, places: number): string | undefined {
  const match = /^(\d{1,15})(?:\.(\d*))?$/.exec(typed.replace(/[,,\s]/g, ""));
  const fraction = match?.[2] ?? "";
  if (!match || fraction.replace(/0+$/, "").length > places) return undefined;
  return `${match[1] ?? ""}${fraction.slice(0, places).padEnd(places, "0")}`.replace(/^0+(?=\d)/, "");
}

/** The stored value of what a person typed; undefined when it cannot be one. An emptied field is stored empty. */
export function storedValue(name: string, typed: string): string | undefined {
  const text = typed.trim();
  if (text === "") return "";
  const shape = shapeOf(name);
  if (shape === "money") return scaled(text.replace(/元$/, ""), 2);
  if (shape === "rate") return scaled(text.replace(/[%%]$/, ""), 4);
  if (shape === "day") return isDay(text) ? text : undefined;
  return text;
}
