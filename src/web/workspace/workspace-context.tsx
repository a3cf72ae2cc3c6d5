import { createContext, type ReactNode, useContext } from "react";
import type { CataloguedDocument } from "../../vocabulary/document.ts";
import type { PageRef, Passage } from "../../vocabulary/page.ts";
import type { CaseView, ReadingState } from "../../vocabulary/protocol.ts";
import type { ViewedPlace } from "../viewer/viewed-place.ts";
import type { OrderedPage } from "./dossier-order.ts";

/** What the tabs and the viewer of one case share. */
export interface WorkspaceState {
  readonly caseView: CaseView;
  readonly documents: readonly CataloguedDocument[];
  readonly reading: ReadingState | undefined;
  readonly order: readonly OrderedPage[];
  /** The place the viewer shows. */
  readonly place: ViewedPlace | undefined;
  /** The words a passage was said to have; the viewer marks nothing when the page says otherwise. */
  readonly quote: string | undefined;
  /** Opens a page without a mark. */
  readonly openPage: (ref: PageRef) => void;
  /** Opens a page and marks the passage. */
  readonly openPassage: (passage: Passage) => void;
  /** Opens a page to correct or enter its text by hand. */
  readonly correctPage: (ref: PageRef) => void;
  readonly correcting: boolean;
  readonly setCorrecting: (correcting: boolean) => void;
  /** Name of the paper in which a page stands. */
  readonly titleOf: (place: { readonly original: string; readonly page: number }) => string;
}

const WorkspaceContext = createContext<WorkspaceState | null>(null);

/** Gives the state of the workspace to what stands in it. */
export function WorkspaceProvider({
  state,
  children,
}: {
  readonly state: WorkspaceState;
  readonly children: ReactNode;
}) {
  return <WorkspaceContext value={state}>{children}</WorkspaceContext>;
}

/** The state of the workspace. Only inside a case workspace. */
export function useWorkspace(): WorkspaceState {
  const state = useContext(WorkspaceContext);
  if (!state) throw new Error("useWorkspace() is only for parts of a case workspace");
  return state;
}
