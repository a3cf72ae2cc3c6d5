import { Fragment } from "react";
import type { ResolvedCitation } from "../../vocabulary/protocol-knowledge.ts";
import { CitationLink } from "./citation-link.tsx";
import { type Piece, type Stretch, textPieces } from "./text-pieces.ts";

/** A place found by the search in the text; one of them is the current one. */
export interface FoundPlace extends Stretch {
  readonly isCurrent: boolean;
}

type Run = Piece<ResolvedCitation, FoundPlace>;

/** Runs of the same citation, one after the other, are one link. */
function runsOf(pieces: readonly Run[]): Run[][] {
  const runs: Run[][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (piece.citation && last?.[0]?.citation === piece.citation) last.push(piece);
    else runs.push([piece]);
  }
  return runs;
}

function Marked({ pieces }: { readonly pieces: readonly Run[] }) {
  return pieces.map(({ start, text, mark }) =>
    mark ? (
      <mark key={start} className={mark.isCurrent ? "xz-found-current" : undefined} data-found-place={mark.isCurrent}>
        {text}
      </mark>
    ) : (
      <Fragment key={start}>{text}</Fragment>
    ),
  );
}

/** A text of the law or of a judgment, with its citations as links and the found places marked. */
export function CitedText(props: {
  readonly text: string;
  readonly citations: readonly ResolvedCitation[];
  readonly marks: readonly FoundPlace[];
  readonly on: string | undefined;
}) {
  const pieces = textPieces(props.text, props.citations, props.marks);
  return (
    <div lang="zh-CN" className="xz-law-text">
      {runsOf(pieces).map((run) => {
        const [first] = run;
        if (!first?.citation) return <Marked key={first?.start} pieces={run} />;
        return (
          <CitationLink key={first.start} citation={first.citation} on={props.on}>
            <Marked pieces={run} />
          </CitationLink>
        );
      })}
    </div>
  );
}
