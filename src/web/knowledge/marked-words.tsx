import { Fragment } from "react";
import { placesOf, textPieces } from "./text-pieces.ts";

/** Single characters are too common to say anything. */
const SHORTEST_MARKED = 2;

/** A text with the words marked that a search found in it. */
export function MarkedWords({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  const marks = words.filter((word) => word.length >= SHORTEST_MARKED).flatMap((word) => placesOf(text, word));
  return textPieces(text, [], marks).map(({ start, text: piece, mark }) =>
    mark ? <mark key={start}>{piece}</mark> : <Fragment key={start}>{piece}</Fragment>,
  );
}
