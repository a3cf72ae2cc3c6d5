import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useCallback, useState } from "react";
import type { CaseField } from "../../../vocabulary/case-record.ts";
import { fieldsQuery } from "../../api/queries.ts";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../kit/error-notice.tsx";
import { Loading } from "../../kit/loading.tsx";
import { useKept } from "../../session/kept.ts";
import { useAssistance } from "../../session/use-assistance.ts";
import { useUndo } from "../use-undo.ts";
import { useWorkspace } from "../workspace-context.tsx";
import { countOf, fieldsOfOne, GROUPS, groupOf, inReadingOrder, standardFields } from "./field-names.ts";
import { FieldQueue, openFields } from "./field-queue.tsx";
import { FieldRow, type TypedField } from "./field-row.tsx";
import { useFieldActs } from "./use-field-acts.ts";

type TypedFields = Readonly<Record<string, TypedField>>;

/** The fields of the case (案件信息): review by keyboard and a form that works by hand as well. */
export function FieldsTab() {
  const { caseView } = useWorkspace();
  const { data, error, refetch } = useQuery(fieldsQuery(caseView.id));
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <Fields fields={data} />;
}

function Fields({ fields }: { readonly fields: readonly CaseField[] }) {
  const { t } = useWords();
  const { caseView } = useWorkspace();
  const acts = useFieldActs(caseView.id);
  const undo = useUndo(caseView.id);
  const { declined } = useAssistance();
  const [reviewing, setReviewing] = useState(false);
  const open = openFields(fields);
  const mayChange = caseView.capacity !== "party";
  return (
    <div className="xz-pane" data-fields>
      <h2 className="xz-sr">{t("fields.title")}</h2>
      {mayChange && (
        <div className="xz-buttons xz-pane-tools">
          {!declined && !reviewing && open.length > 0 && (
            <Button size="small" type="primary" data-start-review onClick={() => setReviewing(true)}>
              {t("queue.start", { count: open.length })}
            </Button>
          )}
          {reviewing && (
            <Button size="small" onClick={() => setReviewing(false)}>
              {t("queue.stop")}
            </Button>
          )}
          <Button size="small" onClick={undo}>
            {t("app.undo")}
          </Button>
        </div>
      )}
      {reviewing && !declined && <FieldQueue fields={fields} acts={acts} />}
      <FieldsForm fields={fields} acts={acts} mayChange={mayChange} />
    </div>
  );
}

function FieldsForm({
  fields,
  acts,
  mayChange,
}: {
  readonly fields: readonly CaseField[];
  readonly acts: ReturnType<typeof useFieldActs>;
  readonly mayChange: boolean;
}) {
  const { t } = useWords();
  const { caseView } = useWorkspace();
  const typed = useKept<TypedFields>(`fields ${caseView.id}`, {});
  const [added, setAdded] = useState<readonly string[]>([]);
  const found = fields.map((field) => field.name);
  const cause = fields.find((field) => field.name === "cause")?.value ?? caseView.cause ?? "";
  const offered = mayChange ? standardFields(found, cause) : [];
  const names = inReadingOrder([...new Set([...found, ...offered, ...added, ...Object.keys(typed.value)])]);
  const { update } = typed;
  const setTyped = useCallback(
    (name: string, next: TypedField | undefined) =>
      update((before) => {
        const others = Object.entries(before).filter(([other]) => other !== name);
        return Object.fromEntries(next === undefined ? others : [...others, [name, next]]);
      }),
    [update],
  );
  const addOne = (list: "plaintiffs" | "defendants" | "claims") =>
    setAdded([...added, ...fieldsOfOne(list, countOf(list, names) + 1)]);
  return (
    <div data-fields-form>
      {GROUPS.map((group) => {
        const inGroup = names.filter((name) => groupOf(name) === group);
        if (inGroup.length === 0) return null;
        return (
          <section key={group} className="xz-field-group" aria-label={t(`fields.group.${group}`)}>
            <h3 className="xz-volume">{t(`fields.group.${group}`)}</h3>
            {inGroup.map((name) => (
              <FieldRow
                key={name}
                name={name}
                field={fields.find((field) => field.name === name)}
                typed={typed.value[name]}
                acts={acts}
                readOnly={!mayChange}
                onTyped={setTyped}
              />
            ))}
            {mayChange && group === "parties" && (
              <div className="xz-buttons">
                <Button size="small" icon={<PlusOutlined />} onClick={() => addOne("plaintiffs")}>
                  {t("fields.add.plaintiff")}
                </Button>
                <Button size="small" icon={<PlusOutlined />} onClick={() => addOne("defendants")}>
                  {t("fields.add.defendant")}
                </Button>
              </div>
            )}
            {mayChange && group === "claims" && (
              <Button size="small" icon={<PlusOutlined />} onClick={() => addOne("claims")}>
                {t("fields.add.claim")}
              </Button>
            )}
          </section>
        );
      })}
    </div>
  );
}
