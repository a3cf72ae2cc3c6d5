import { Alert } from "antd";
import { type ReactElement, useMemo } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import { ChronologySection } from "./panel-chronology.tsx";
import { ChainSection, ElementSection } from "./panel-elements.tsx";
import { EvidenceGraphView } from "./panel-graph.tsx";
import { GuidanceFiles } from "./panel-guidance.tsx";
import { CheckSection, ItemSection } from "./panel-items.tsx";
import { Places, passagesOf, type Row, rowsOf } from "./panel-section.tsx";
import { ContradictionSection, StanceSection } from "./panel-statements.tsx";
import { Value } from "./schema.ts";

/** Graph and tables of the review: elements × evidence, chains, contradictions, items with their checks, statements. */
export default function EvidenceReviewPanel(props: PanelProps): ReactElement {
  const { language } = props;
  const rows = useMemo(
    () => props.advice.findings.map((finding, key): Row => ({ key, finding, value: Value.parse(finding.value) })),
    [props.advice.findings],
  );
  const values = useMemo(() => rows.map(({ value }) => value), [rows]);
  return (
    <>
      {rowsOf(rows, "notice").map(({ key, value, finding }) => (
        <Alert
          key={key}
          type={value.rule === "XZ-01" ? "error" : "info"}
          showIcon
          style={{ marginBlock: 8 }}
          title={value.message[language]}
          description={<Places props={props} places={passagesOf(finding, value.rule)} />}
        />
      ))}
      <GuidanceFiles props={props} values={values} />
      <EvidenceGraphView props={props} values={values} />
      <ElementSection props={props} rows={rowsOf(rows, "element")} />
      <ChronologySection
        props={props}
        rows={rowsOf(rows, "event")}
        contradictions={rowsOf(rows, "contradiction").map(({ value }) => value)}
      />
      <ContradictionSection props={props} rows={rowsOf(rows, "contradiction")} />
      <ChainSection props={props} rows={rowsOf(rows, "chain")} />
      <CheckSection props={props} rows={rowsOf(rows, "check")} />
      <ItemSection props={props} rows={rowsOf(rows, "item")} />
      <StanceSection props={props} rows={rowsOf(rows, "stance")} />
    </>
  );
}
