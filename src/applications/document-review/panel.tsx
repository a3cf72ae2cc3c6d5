import { Alert, Tag, Typography } from "antd";
import type { ReactElement } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import { Value } from "./schema.ts";

const WORDS = {
  zh: { blocker: "须先处理", error: "错误", warning: "提醒", hint: "提示", found: "原文", expected: "应为" },
  en: { blocker: "Blocker", error: "Error", warning: "Warning", hint: "Hint", found: "Found", expected: "Expected" },
} as const;

const TYPE = { blocker: "error", error: "error", warning: "warning", hint: "info" } as const;

/** The marks of a review as a list; the editor shows them in the text and applies fixes. */
export default function DocumentReviewPanel({ advice, language }: PanelProps): ReactElement {
  const words = WORDS[language];
  return (
    <ol style={{ listStyle: "none", padding: 0, margin: 0 }}>
      {advice.findings.map((finding) => {
        const value = Value.parse(finding.value);
        return (
          <li key={`${value.rule}-${value.start}-${value.end}`} style={{ marginBlock: 8 }}>
            <Alert
              type={TYPE[value.severity]}
              showIcon
              title={
                <>
                  <Tag>{words[value.severity]}</Tag>
                  {value.message[language]} <Typography.Text>{value.rule}</Typography.Text>
                </>
              }
              description={
                <>
                  {value.found !== "" && <div>{`${words.found}：${value.found}`}</div>}
                  {value.expected !== null && <div>{`${words.expected}：${value.expected}`}</div>}
                </>
              }
            />
          </li>
        );
      })}
    </ol>
  );
}
