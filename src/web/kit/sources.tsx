import { createContext, type ReactNode, useContext } from "react";
import type { Passage } from "../../vocabulary/page.ts";

/** How a part of the page opens the dossier at a passage and names where it stands. */
export interface Sources {
  /** Opens the page viewer at the passage and marks it. */
  readonly open: (passage: Passage) => void;
  /** Name of the paper a passage stands in, for example 起诉状. */
  readonly titleOf: (passage: Pick<Passage, "original" | "page">) => string;
}

const SourcesContext = createContext<Sources | null>(null);

/** Gives the parts below it the way to the dossier. */
export function SourcesProvider({ sources, children }: { readonly sources: Sources; readonly children: ReactNode }) {
  return <SourcesContext value={sources}>{children}</SourcesContext>;
}

/** The way to the dossier. Only inside a case workspace. */
export function useSources(): Sources {
  const sources = useContext(SourcesContext);
  if (!sources) throw new Error("useSources() is only for parts of a case workspace");
  return sources;
}
