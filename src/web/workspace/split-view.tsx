import { DoubleLeftOutlined, DoubleRightOutlined } from "@ant-design/icons";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { useWords } from "../i18n/use-words.ts";

const NARROWEST = 20;
const WIDEST = 80;
const STEP = 5;

function within(share: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, share)));
}

/** Work area left, page image right; the border moves by buttons, by arrow keys and by dragging (WCAG 2.5.7). */
export function SplitView({
  left,
  right,
  share,
  onShare,
}: {
  readonly left: ReactNode;
  readonly right: ReactNode;
  /** Per cent of the width that the left side takes. */
  readonly share: number;
  readonly onShare: (share: number) => void;
}) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowLeft: share - STEP,
      ArrowRight: share + STEP,
      Home: NARROWEST,
      End: WIDEST,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onShare(within(next));
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box.current) return;
    const frame = box.current.getBoundingClientRect();
    onShare(within(((event.clientX - frame.left) / frame.width) * 100));
  };
  return (
    <div ref={box} className="xz-split">
      <section
        className="xz-split-left"
        style={{ flexBasis: `${share}%` }}
        aria-label={t("split.work")}
        data-pane="work"
      >
        {left}
      </section>
      <div className="xz-split-bar">
        <button
          type="button"
          className="xz-split-button"
          aria-label={t("split.narrower")}
          title={t("split.narrower")}
          onClick={() => onShare(within(share - STEP))}
        >
          <DoubleLeftOutlined />
        </button>
        {/* biome-ignore lint/a11y: a focusable separator with a value is the pattern of a window splitter */}
        <div
          role="separator"
          tabIndex={0}
          aria-orientation="vertical"
          aria-label={t("split.separator")}
          aria-valuenow={share}
          aria-valuemin={NARROWEST}
          aria-valuemax={WIDEST}
          className="xz-split-grip"
          onKeyDown={onKeyDown}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={onPointerMove}
        />
        <button
          type="button"
          className="xz-split-button"
          aria-label={t("split.wider")}
          title={t("split.wider")}
          onClick={() => onShare(within(share + STEP))}
        >
          <DoubleRightOutlined />
        </button>
      </div>
      <div className="xz-split-right" data-pane="viewer">
        {right}
      </div>
    </div>
  );
}
