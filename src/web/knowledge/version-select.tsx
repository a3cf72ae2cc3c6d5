import { Select } from "antd";
import type { VersionRow } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";
import { useVersionName } from "./version-slider.tsx";

/** Chooses one version of a law by its first day. */
export function VersionSelect(props: {
  readonly label: string;
  readonly versions: readonly VersionRow[];
  readonly value: string;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useWords();
  const nameOf = useVersionName();
  return (
    <label>
      {props.label}
      <Select
        aria-label={props.label}
        value={props.value}
        onChange={props.onChoose}
        options={props.versions.map((version) => ({
          value: version.id,
          label: `${nameOf(version)} ${t(`knowledge.status.${version.status}`)}`,
        }))}
      />
    </label>
  );
}
