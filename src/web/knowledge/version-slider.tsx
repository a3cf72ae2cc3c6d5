import { Slider } from "antd";
import type { VersionRow } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";
import { usePreferences } from "../session/preferences.ts";
import { LawDays, LawStatus } from "./law-marks.tsx";

/** With more marks than this the days between first, last and chosen one are left out, as they would overlap. */
const MOST_DAYS = 6;

/** The name of a version for people: its first day, or that nobody knows it. */
export function useVersionName(): (version: Pick<VersionRow, "id">) => string {
  const { t } = useWords();
  return ({ id }) => (id === "undated" ? t("knowledge.version.undated") : id);
}

/** The versions of a law on a line, a mark for each by its first day, oldest first; arrow keys move along (UX 14). */
export function VersionSlider(props: {
  readonly versions: readonly VersionRow[];
  readonly shown: VersionRow | null;
  readonly onChoose: (version: VersionRow) => void;
}) {
  const { t } = useWords();
  const { large } = usePreferences();
  const nameOf = useVersionName();
  const { versions, shown } = props;
  const at = versions.findIndex(({ id }) => id === shown?.id);
  const last = versions.length - 1;
  const isNamed = (mark: number) =>
    mark === at ||
    (!large && versions.length <= MOST_DAYS) ||
    ((mark === 0 || mark === last) && Math.abs(mark - at) > 1);
  const marks = Object.fromEntries(
    versions.map((version, mark) => [
      mark,
      { label: isNamed(mark) ? <span className="xz-version-day">{nameOf(version)}</span> : " " },
    ]),
  );
  return (
    <div className="xz-versions-line">
      <span id="version-slider-label">{t("knowledge.version.choose", { count: versions.length })}</span>
      {versions.length > 1 && (
        <div className="xz-version-slider" data-versions={versions.length}>
          <Slider
            min={0}
            max={last}
            step={null}
            marks={marks}
            included={false}
            value={Math.max(at, 0)}
            tooltip={{ open: false }}
            ariaLabelledByForHandle="version-slider-label"
            ariaValueTextFormatterForHandle={(mark) => {
              const version = versions[mark];
              return version ? `${nameOf(version)} ${t(`knowledge.status.${version.status}`)}` : "";
            }}
            onChange={(mark) => {
              const version = versions[mark];
              if (version && version.id !== shown?.id) props.onChoose(version);
            }}
          />
        </div>
      )}
      {shown && (
        <p className="xz-version-shown" role="status" data-version={shown.id}>
          <strong>{nameOf(shown)}</strong> <LawStatus status={shown.status} /> <LawDays {...shown} />
        </p>
      )}
    </div>
  );
}
