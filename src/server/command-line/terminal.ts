import { Day } from "../../vocabulary/day.ts";

/** Wrong words on the command line; ends with exit code 2 and the usage. */
export class UsageError extends Error {}

/** Where a command speaks: results to stdout, progress and messages to stderr. */
export interface Terminal {
  readonly json: boolean;
  /** Prints a result: `value` as one JSON line with --json, `text` otherwise. */
  result(value: unknown, text: string): void;
  /** Prints a passing message. */
  say(text: string): void;
}

/** The terminal of this process. */
export function openTerminal(json: boolean): Terminal {
  return {
    json,
    result: (value, text) => process.stdout.write(`${json ? JSON.stringify(value) : text}\n`),
    say: (text) => void process.stderr.write(`${text}\n`),
  };
}

/** One command of `xiezhi`. */
export interface Command {
  readonly usage: string;
  readonly zh: string;
  run(args: readonly string[], terminal: Terminal): Promise<void>;
}

/** What was given behind a command's name: words, and options by name ("" for a bare flag). */
export interface Given {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Splits arguments into words and `--name value` options; names in `flags` take no value.
 * @throws UsageError for an option that is not in `known` or lacks its value
 */
export function parseGiven(args: readonly string[], known: readonly string[], flags: readonly string[] = []): Given {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? "";
    if (!word.startsWith("--")) {
      words.push(word);
      continue;
    }
    const [name = "", inline] = word.slice(2).split(/=(.*)/s);
    if (flags.includes(name)) options.set(name, "");
    else if (!known.includes(name)) throw new UsageError(`unknown option --${name}`);
    else {
      const value = inline ?? args[++index];
      if (value === undefined) throw new UsageError(`option --${name} needs a value`);
      options.set(name, value);
    }
  }
  return { words, options };
}

/**
 * A whole number given as an option, from 1 to `most`.
 * @throws UsageError for anything else
 */
export function countGiven(given: Given, name: string, { fallback, most }: { fallback: number; most: number }): number {
  const text = given.options.get(name);
  if (text === undefined) return fallback;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > most) throw new UsageError(`--${name} is a whole number from 1 to ${most}`);
  return count;
}

/**
 * A day given as an option.
 * @throws UsageError for anything but a calendar date
 */
export function dayGiven(given: Given, name: string, fallback: Day): Day {
  const day = Day.safeParse(given.options.get(name) ?? fallback);
  if (!day.success) throw new UsageError(`--${name} is a date: YYYY-MM-DD`);
  return day.data;
}

/**
 * The part of a command that its first word names, with the words behind it.
 * @throws UsageError when there is no such part
 */
export function partGiven<Part>(given: Given, parts: Readonly<Record<string, Part>>): { part: Part; words: string[] } {
  const [name = "", ...words] = given.words;
  const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (part === undefined) throw new UsageError(`say one of: ${Object.keys(parts).join(", ")}`);
  return { part, words };
}

/** Resolves when the process is told to stop. */
export function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
