import { type Day, dayOf } from "../../vocabulary/day.ts";
import { foldWidth } from "./fold.ts";

/** What a citizen number (公民身份号码) says of its bearer; birth and sex are given also when the check digit fails (rule ID-03). */
export interface CitizenNumberCheck {
  readonly valid: boolean;
  readonly birth?: Day;
  readonly sex?: "男" | "女";
}

/** A number found in text, without its spaces, and its place; end exclusive. */
export interface FoundNumber {
  readonly number: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const CITIZEN_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** Checks a citizen number by its birth date and check character (rule ID-01, GB 11643); spaces and a small x are forgiven. */
export function checkCitizenNumber(text: string): CitizenNumberCheck {
  const number = compact(text);
  if (!/^\d{17}[\dX]$/.test(number)) return { valid: false };
  const birth = dayOf(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)));
  const sex = Number(number.charAt(16)) % 2 === 1 ? "男" : "女";
  if (birth === undefined || birth < "1850-01-01" || birth >= "2150-01-01") return { valid: false, sex };
  const sum = CITIZEN_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number.charAt(at)), 0);
  return { valid: "10X98765432".charAt(sum % 11) === number.charAt(17), birth, sex };
}

/** Checks a unified social credit code (统一社会信用代码) by its check character (rule ID-02, GB 32100). */
export function checkCreditCode(text: string): { readonly valid: boolean } {
  const code = compact(text);
  if (code.length !== 18 || Array.from(code).some((character) => !CREDIT_ALPHABET.includes(character)))
    return { valid: false };
  const sum = CREDIT_WEIGHTS.reduce(
    (total, weight, at) => total + weight * CREDIT_ALPHABET.indexOf(code.charAt(at)),
    0,
  );
  return { valid: CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31) === code.charAt(17) };
}

/** Citizen numbers in a text, with their check; a failed check digit stays in, as a warning on the reading (rule ID-03). */
export function findCitizenNumbers(text: string): (FoundNumber & { readonly check: CitizenNumberCheck })[] {
  return find(text, /(?<![\dA-Za-z])\d(?:\s?\d){16}\s?[\dXx×](?![\dA-Za-z])/g)
    .map((found) => ({ ...found, check: checkCitizenNumber(found.number) }))
    .filter((found) => found.check.birth !== undefined);
}

/** Unified social credit codes in a text, with their check; a failed one stays in, as a warning. */
export function findCreditCodes(text: string): (FoundNumber & { readonly check: { readonly valid: boolean } })[] {
  const labelled = /信\s?用\s?代\s?码(?:证?号)?\s*[:为]?\s*$/;
  const folded = foldWidth(text);
  return find(text, /(?<![\dA-Za-z])[\dA-Za-z]{2}\s?\d{6}\s?[\dA-Za-z]{9}\s?[\dA-Za-z](?![\dA-Za-z])/g)
    .map((found) => ({ ...found, check: checkCreditCode(found.number) }))
    .filter(
      (found) =>
        labelled.test(folded.slice(Math.max(0, found.start - 16), found.start)) ||
        (/^[1-9A-Y]/.test(found.number) && (found.check.valid || /[A-Z]/.test(found.number.slice(8, 17)))),
    );
}

/** Telephone numbers in a text: mobile (手机), landline with area code (座机) and 400 numbers. */
export function findPhones(text: string): (FoundNumber & { readonly kind: "mobile" | "landline" })[] {
  const mobile = find(text, /(?<![\dA-Za-z.-])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?![\dA-Za-z])/g).map(
    (found) => ({
      ...found,
      number: found.number.replace(/^\+?86(?=1\d{10}$)/, ""),
      kind: "mobile" as const,
    }),
  );
  const landline = find(text, /(?<![\dA-Za-z.-])(?:\(?0\d{2,3}\)?[ -]?[2-8]\d{6,7}|400-?\d{3}-?\d{4})(?![\dA-Za-z])/g);
  return [...mobile, ...landline.map((found) => ({ ...found, kind: "landline" as const }))].sort(byStart);
}

/**
 * Bank card and account numbers (银行卡号) in a text: after 卡号 or 账号, or 16 to 19 digits that begin with 62.
 * `luhn` tells whether the card check digit is right: a warning only, since account numbers have none.
 */
export function findBankCards(text: string): (FoundNumber & { readonly luhn: boolean })[] {
  const folded = foldWidth(text);
  const labelled = /(?:卡\s?号|[账帐]\s?[号户]|尾号)(?:码|为|是)?\s*[:为]?\s*$/;
  return find(text, /(?<![\dA-Za-z])\d(?:[ -]?\d){8,29}(?![\dA-Za-z])/g)
    .filter(
      (found) =>
        labelled.test(folded.slice(Math.max(0, found.start - 12), found.start)) ||
        (/^62\d{14,17}$/.test(found.number) && passesLuhn(found.number)),
    )
    .map((found) => ({ ...found, luhn: passesLuhn(found.number) }));
}

function passesLuhn(number: string): boolean {
  const sum = Array.from(number)
    .reverse()
    .reduce((total, character, at) => {
      const value = Number(character) * (at % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

function compact(text: string): string {
  return foldWidth(text)
    .replace(/[\s()-]/g, "")
    .replace(/×/g, "X")
    .toUpperCase();
}

function find(text: string, pattern: RegExp): FoundNumber[] {
  return [...foldWidth(text).matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    return { number: compact(match[0]), start: match.index, end, text: text.slice(match.index, end) };
  });
}

function byStart(a: FoundNumber, b: FoundNumber): number {
  return a.start - b.start;
}
