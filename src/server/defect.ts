const MOST_FRAMES = 12;

/** A defect of ours as the operator's log may hold it: name and stack frames, because a message may quote case content. */
export interface Defect {
  readonly error: string;
  readonly frames: readonly string[];
}

/** What of an error may be written down. */
export function describeDefect(error: unknown): Defect {
  if (!(error instanceof Error)) return { error: typeof error, frames: [] };
  // The stack begins with the message, of any number of lines.
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at \S/.test(line) && !error.message.includes(line));
  return { error: error.name, frames: frames.slice(0, MOST_FRAMES).map((line) => line.trim()) };
}
