import { useMemo } from "react";
import type { CaseField } from "../../../vocabulary/case-record.ts";
import { call } from "../../api/call.ts";
import { inOrder } from "../../api/in-order.ts";
import { answers, casePath, fieldsQuery } from "../../api/queries.ts";
import { useChange } from "../../api/use-change.ts";

/** What a person can do with the fields of a case. */
export interface FieldActs {
  readonly saving: boolean;
  /** Sets a value by hand; the field is confirmed with it. */
  readonly change: (input: { name: string; value: string; ground: string }, onDone?: () => void) => void;
  /** Confirms values as they were read. */
  readonly confirm: (names: readonly string[]) => void;
}

/** Changes and confirms the fields of a case; each is one step of undo. */
export function useFieldActs(caseId: string): FieldActs {
  const refresh = () => {
    for (const part of ["fields", "history", "case"]) void answers.invalidateQueries({ queryKey: [part, caseId] });
  };
  const change = useChange<{ name: string; value: string; ground: string }, CaseField>({
    change: ({ name, value, ground }) =>
      inOrder(caseId, () => call("PUT", `${casePath(caseId)}/fields/${encodeURIComponent(name)}`, { value, ground })),
    onDone: (field) => {
      answers.setQueryData(fieldsQuery(caseId).queryKey, (old: CaseField[] | undefined) => [
        ...(old ?? []).filter((one) => one.name !== field.name),
        field,
      ]);
      refresh();
    },
  });
  const confirm = useChange<readonly string[], unknown>({
    change: (names) => inOrder(caseId, () => call("POST", `${casePath(caseId)}/fields/confirm`, { names })),
    onDone: refresh,
  });
  const saving = change.isPending || confirm.isPending;
  const { mutate: changeOne } = change;
  const { mutate: confirmAll } = confirm;
  return useMemo(
    () => ({
      saving,
      change: (input, onDone) => changeOne(input, { onSuccess: () => onDone?.() }),
      confirm: (names) => confirmAll(names),
    }),
    [saving, changeOne, confirmAll],
  );
}
