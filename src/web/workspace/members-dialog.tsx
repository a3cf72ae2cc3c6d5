import { useQuery } from "@tanstack/react-query";
import { Button, Modal, Select } from "antd";
import { useState } from "react";
import type { Capacity } from "../../vocabulary/person.ts";
import type { CaseView } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { answers, casePath, caseQuery, peopleQuery } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";

const CAPACITIES: readonly Capacity[] = ["judge", "panel", "clerk", "party"];

/** Who belongs to the case and how; people are added and taken out here. */
export function MembersDialog({ caseView, onClose }: { readonly caseView: CaseView; readonly onClose: () => void }) {
  const { t } = useWords();
  const { data: people = [] } = useQuery(peopleQuery);
  const [personId, setPersonId] = useState<string>();
  const [capacity, setCapacity] = useState<Capacity>("panel");
  const change = useChange<{ personId: string; capacity: Capacity | null }, unknown>({
    change: (member) => call("PUT", `${casePath(caseView.id)}/members`, member),
    onDone: () => {
      setPersonId(undefined);
      void answers.invalidateQueries({ queryKey: caseQuery(caseView.id).queryKey });
    },
  });
  const capacities = CAPACITIES.map((one) => ({ value: one, label: t(`capacity.${one}`) }));
  const members = new Set(caseView.members.map((one) => one.person.id));
  return (
    <Modal open title={t("case.members")} onCancel={onClose} footer={null}>
      <ul className="xz-file-list">
        {caseView.members.map(({ person, capacity: held }) => (
          <li key={person.id}>
            <span className="xz-file-name">{person.name}</span>
            <span>{t(`capacity.${held}`)}</span>
            <Button
              size="small"
              aria-label={t("case.members.remove", { name: person.name })}
              onClick={() => change.mutate({ personId: person.id, capacity: null })}
            >
              {t("case.members.take")}
            </Button>
          </li>
        ))}
      </ul>
      <div className="xz-buttons">
        <Select<string>
          aria-label={t("case.members.person")}
          placeholder={t("case.members.person")}
          className="xz-select"
          showSearch={{ optionFilterProp: "label" }}
          value={personId ?? null}
          onChange={setPersonId}
          options={people
            .filter((one) => !members.has(one.id))
            .map((one) => ({ value: one.id, label: `${one.name} · ${t(`role.${one.role}`)}` }))}
        />
        <Select<Capacity>
          aria-label={t("case.members.capacity")}
          value={capacity}
          onChange={setCapacity}
          options={capacities}
        />
        <Button
          type="primary"
          disabled={!personId}
          loading={change.isPending}
          onClick={() => personId && change.mutate({ personId, capacity })}
        >
          {t("case.members.add")}
        </Button>
      </div>
    </Modal>
  );
}
