import type { CataloguedDocument } from "../../../vocabulary/document.ts";
import type { DocumentChange } from "../../../vocabulary/protocol.ts";
import { call } from "../../api/call.ts";
import { inOrder } from "../../api/in-order.ts";
import { answers, casePath, documentsQuery } from "../../api/queries.ts";
import { useChange } from "../../api/use-change.ts";

/** Changes the catalogue of a case: confirm, describe, split, merge, move; each is one step of undo. */
export function useDocumentActs(caseId: string): (change: DocumentChange, onDone?: () => void) => void {
  const change = useChange<DocumentChange, CataloguedDocument[]>({
    change: (input) => inOrder(caseId, () => call("PUT", `${casePath(caseId)}/documents`, input)),
    onDone: (documents) => {
      answers.setQueryData(documentsQuery(caseId).queryKey, documents);
      for (const part of ["history", "case"]) void answers.invalidateQueries({ queryKey: [part, caseId] });
    },
  });
  return (input, onDone) => change.mutate(input, { onSuccess: () => onDone?.() });
}
