import {
  EditOutlined,
  FontSizeOutlined,
  LeftOutlined,
  RedoOutlined,
  RightOutlined,
  SearchOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from "@ant-design/icons";
import { Button, InputNumber } from "antd";
import type { ReactNode } from "react";
import type { WordKey } from "../i18n/languages.ts";
import { useWords } from "../i18n/use-words.ts";

/** What the toolbar of the viewer can do. */
export interface ViewerActs {
  readonly at: number;
  readonly count: number;
  readonly zoom: number;
  readonly showsText: boolean;
  readonly canCorrect: boolean;
  readonly goTo: (at: number) => void;
  readonly zoomBy: (direction: 1 | -1) => void;
  readonly fit: () => void;
  readonly rotate: () => void;
  readonly toggleText: () => void;
  readonly search: () => void;
  readonly correct: () => void;
}

function ToolButton(props: {
  readonly label: WordKey;
  readonly icon: ReactNode;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}) {
  const { t } = useWords();
  const label = t(props.label);
  return (
    <Button
      type={props.pressed ? "primary" : "text"}
      icon={props.icon}
      aria-label={label}
      title={props.keys ? `${label} (${props.keys})` : label}
      aria-pressed={props.pressed}
      disabled={props.disabled ?? false}
      onClick={props.onClick}
    />
  );
}

/** Buttons of the page viewer; each has a key as well. */
export function ViewerToolbar({ acts }: { readonly acts: ViewerActs }) {
  const { t } = useWords();
  return (
    <div className="xz-viewer-tools" role="toolbar" aria-label={t("viewer.tools")}>
      <ToolButton
        label="viewer.previous"
        icon={<LeftOutlined />}
        keys="PageUp"
        disabled={acts.at <= 0}
        onClick={() => acts.goTo(acts.at - 1)}
      />
      <InputNumber
        aria-label={t("viewer.goto")}
        min={1}
        max={Math.max(1, acts.count)}
        value={acts.at + 1}
        controls={false}
        className="xz-page-number"
        onChange={(value) => value !== null && acts.goTo(Math.round(value) - 1)}
      />
      <span className="xz-quiet" data-page-count>
        / {acts.count}
      </span>
      <ToolButton
        label="viewer.next"
        icon={<RightOutlined />}
        keys="PageDown"
        disabled={acts.at >= acts.count - 1}
        onClick={() => acts.goTo(acts.at + 1)}
      />
      <span className="xz-tool-gap" />
      <ToolButton label="viewer.zoomOut" icon={<ZoomOutOutlined />} keys="-" onClick={() => acts.zoomBy(-1)} />
      <Button
        type="text"
        data-zoom={acts.zoom}
        title={t("viewer.fit")}
        aria-label={`${t("viewer.zoom", { percent: acts.zoom })} · ${t("viewer.fit")}`}
        onClick={() => acts.fit()}
      >
        {acts.zoom}%
      </Button>
      <ToolButton label="viewer.zoomIn" icon={<ZoomInOutlined />} keys="+" onClick={() => acts.zoomBy(1)} />
      <ToolButton label="viewer.rotate" icon={<RedoOutlined />} keys="R" onClick={() => acts.rotate()} />
      <span className="xz-tool-gap" />
      <ToolButton
        label={acts.showsText ? "viewer.text.hide" : "viewer.text.show"}
        icon={<FontSizeOutlined />}
        keys="T"
        pressed={acts.showsText}
        onClick={() => acts.toggleText()}
      />
      <ToolButton label="viewer.search" icon={<SearchOutlined />} keys="/" onClick={() => acts.search()} />
      {acts.canCorrect && <ToolButton label="viewer.correct" icon={<EditOutlined />} onClick={() => acts.correct()} />}
    </div>
  );
}
