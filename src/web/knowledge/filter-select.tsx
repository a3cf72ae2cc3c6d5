import { Select } from "antd";
import { useWords } from "../i18n/use-words.ts";

/** One choice of a filter and how much it leaves. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** A filter with the count of each choice; the first choice is "all". */
export function FilterSelect(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly FilterOption[];
  readonly onChange: (value: string) => void;
}) {
  const { t } = useWords();
  const said = props.options.map(({ value, label, count }) => ({ value, label: `${label}（${count}）` }));
  return (
    <label>
      {props.label}
      <Select
        aria-label={props.label}
        value={props.value}
        onChange={props.onChange}
        popupMatchSelectWidth={false}
        options={[{ value: "", label: t("cases.all") }, ...said]}
      />
    </label>
  );
}
