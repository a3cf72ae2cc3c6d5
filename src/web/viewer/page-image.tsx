import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Line, Page } from "../../vocabulary/page.ts";
import { useWords } from "../i18n/use-words.ts";
import { highlightBoxes, polygonPoints } from "../kit/highlight-boxes.ts";
import { type Turn, turnedFrame } from "./turned-frame.ts";

/** Space kept free around the page in its pane, in pixels. */
const MARGIN = 16;

/** A4, for pages whose size is not known yet. */
const UNKNOWN_SIZE = { width: 210, height: 297 };

function useWidth(): [React.RefObject<HTMLDivElement | null>, number] {
  const pane = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  return [pane, width];
}

function lineAngle(line: Line, page: Page): number {
  const at = (index: number) => line.quad[index] ?? 0;
  return (Math.atan2((at(3) - at(1)) * page.height, (at(2) - at(0)) * page.width) * 180) / Math.PI;
}

/** The words of one line, invisible over their image, so that they can be selected and read aloud. */
function LineText({ line, page }: { readonly line: Line; readonly page: Page }) {
  const at = (index: number) => line.quad[index] ?? 0;
  const [x, y] = [at(6) * page.width, at(7) * page.height];
  const length = Math.hypot((at(4) - at(6)) * page.width, (at(5) - at(7)) * page.height);
  const height = Math.hypot((at(6) - at(0)) * page.width, (at(7) - at(1)) * page.height);
  if (length <= 0 || height <= 0) return null;
  return (
    <text
      x={x}
      y={y - height * 0.15}
      fontSize={height * 0.85}
      textLength={length}
      lengthAdjust="spacingAndGlyphs"
      transform={`rotate(${lineAngle(line, page)} ${x} ${y})`}
    >
      {page.text.slice(line.start, line.end)}
    </text>
  );
}

/** Pane and work stand beside each other above this width in CSS pixels, below each other up to it (web.css). */
const BESIDE = "(min-width: 901px)";

/** Scrolls the pane alone, so that what has the focus beside it stays in sight (WCAG 2.4.11), however late the page comes. */
function centreInPane(pane: HTMLElement, mark: Element): void {
  const [frame, place] = [pane.getBoundingClientRect(), mark.getBoundingClientRect()];
  pane.scrollBy({
    top: place.top + place.height / 2 - (frame.top + frame.height / 2),
    left: place.left + place.width / 2 - (frame.left + frame.width / 2),
  });
}

/** Shows the mark; on a narrow screen the window goes to it, unless somebody is typing. */
function showMark(pane: HTMLElement | null, mark: Element | null): void {
  if (!pane || !mark) return;
  if (matchMedia(BESIDE).matches) return centreInPane(pane, mark);
  mark.scrollIntoView({ block: "center", inline: "center" });
  keepTypingInSight();
}

/** Who types keeps the input in sight (WCAG 2.4.11): where the whole window scrolls, showing the mark may have moved it away. */
function keepTypingInSight(): void {
  const typing = document.activeElement;
  if (typing instanceof HTMLInputElement || typing instanceof HTMLTextAreaElement)
    typing.scrollIntoView({ block: "nearest" });
}

/** The image of a page with its words laid over it and a passage marked; both turn and grow together (UX 1, 13). */
export function PageImage({
  source,
  name,
  page,
  mark,
  zoom,
  turn,
}: {
  readonly source: string;
  readonly name: string;
  readonly page: Page | undefined;
  readonly mark: { readonly start: number; readonly end: number } | undefined;
  /** Per cent of the width of the pane. */
  readonly zoom: number;
  readonly turn: Turn;
}) {
  const { t } = useWords();
  const [pane, width] = useWidth();
  const [failed, setFailed] = useState("");
  const [natural, setNatural] = useState(UNKNOWN_SIZE);
  const marked = useRef<SVGGElement>(null);
  // A page that was shown before it was read has its image later: what failed then is tried again.
  const attempt = page ? `${source} read` : source;
  const size = page && page.width > 0 ? page : natural;
  const shownWidth = Math.max(0, width - 2 * MARGIN) * (zoom / 100);
  const frame = turnedFrame(size, turn, shownWidth);
  const boxes = page && mark ? highlightBoxes(page, mark.start, mark.end) : [];
  const markKey = mark ? `${source} ${mark.start} ${mark.end} ${boxes.length}` : "";
  useEffect(() => {
    if (markKey && shownWidth > 0) {
      showMark(pane.current, marked.current);
    } else if (!markKey) pane.current?.scrollTo({ top: 0 });
  }, [markKey, shownWidth, turn, pane]);
  return (
    <div ref={pane} className="xz-page-pane" tabIndex={0} role="region" aria-label={t("split.viewer")} data-page-pane>
      {failed === attempt ? (
        <p className="xz-empty">{t(page ? "viewer.imageMissing" : "viewer.imageFailed")}</p>
      ) : (
        <div className="xz-page-outer" style={{ width: frame.outer.width, height: frame.outer.height }}>
          <div
            className="xz-page-inner"
            data-page-inner
            style={{ width: frame.inner.width, height: frame.inner.height, transform: frame.transform }}
          >
            <img
              key={attempt}
              src={source}
              alt={name}
              draggable={false}
              onError={() => setFailed(attempt)}
              onLoad={(event) =>
                setNatural({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })
              }
            />
            {page && (
              <svg viewBox={`0 0 ${page.width} ${page.height}`} preserveAspectRatio="none" className="xz-page-layer">
                <title>{name}</title>
                <g ref={marked} data-mark-text={mark ? page.text.slice(mark.start, mark.end) : undefined}>
                  {boxes.map((box) => (
                    <polygon
                      key={box.join(" ")}
                      data-mark
                      className="xz-mark"
                      points={polygonPoints(box, page.width, page.height)}
                    />
                  ))}
                </g>
                <g className="xz-page-words">
                  {page.lines.map((line) => (
                    <LineText key={line.start} line={line} page={page} />
                  ))}
                </g>
              </svg>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
