import { DownloadOutlined } from "@ant-design/icons";
import { Button, Space } from "antd";
import type { ReactElement } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import { GUIDANCE_WORDS } from "./panel-words.ts";
import type { Value } from "./schema.ts";

const SIDES = ["plaintiff", "defendant", "prosecution"] as const;

/** Guidance sheets (举证指引) for each side that bears a burden, as files the bench prints or sends. */
export function GuidanceFiles({
  props,
  values,
}: {
  readonly props: PanelProps;
  readonly values: readonly Value[];
}): ReactElement | null {
  const words = GUIDANCE_WORDS[props.language];
  const burdens = new Set(values.flatMap((value) => (value.kind === "element" ? [value.burden] : [])));
  const sides = SIDES.filter((side) => burdens.has(side) || (side !== "prosecution" && burdens.has("shared")));
  if (sides.length === 0) return null;
  return (
    <Space wrap data-guidance-files>
      {sides.map((side) => (
        <Button
          key={side}
          icon={<DownloadOutlined aria-hidden />}
          href={`/api/cases/${props.caseId}/papers/guidance.docx?side=${side}`}
          download
        >
          {words[side]}
        </Button>
      ))}
    </Space>
  );
}
