import { Table, Typography } from "antd";
import type { ReactElement, ReactNode } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { Value } from "./schema.ts";

type Trait = Extract<Value, { kind: "trait" }>;

const WORDS = {
  zh: {
    family: "婚姻家庭要素（材料所写）",
    property: "侵财事实要素（材料所写）",
    drug: "毒品事实要素（材料所写）",
    point: "要素",
    says: "写法",
    places: "出处与处理",
  },
  en: {
    family: "Points of the family case, as written",
    property: "Points of the property offence, as written",
    drug: "Points of the drug offence, as written",
    point: "Point",
    says: "As written",
    places: "Where, and your choice",
  },
} as const;
const GROUPS = ["family", "property", "drug"] as const;

/** What the papers say of the usual points of this kind of case (案件要素), as tables whose rows open their places. */
export function TraitsSection({
  rows,
  language,
  choice,
}: {
  readonly rows: readonly { readonly key: number; readonly value: Value }[];
  readonly language: PanelProps["language"];
  readonly choice: (key: number) => ReactNode;
}): ReactElement {
  const words = WORDS[language];
  const traits = rows.flatMap(({ key, value }) => (value.kind === "trait" ? [{ key, value }] : []));
  return (
    <>
      {GROUPS.map((group) => {
        const own = traits.filter(({ value }) => value.group === group);
        return own.length === 0 ? null : (
          <Points key={group} title={words[group]} own={own} {...{ language, choice }} />
        );
      })}
    </>
  );
}

function Points({
  title,
  own,
  language,
  choice,
}: {
  readonly title: string;
  readonly own: readonly { readonly key: number; readonly value: Trait }[];
  readonly language: PanelProps["language"];
  readonly choice: (key: number) => ReactNode;
}): ReactElement {
  const words = WORDS[language];
  const isSaid = own.some(({ value }) => value.says.length > 0);
  return (
    <section aria-label={title} data-traits>
      <Typography.Title level={4}>{`${title}（${own.length}）`}</Typography.Title>
      <Table
        size="small"
        pagination={false}
        scroll={{ x: true }}
        dataSource={[...own]}
        columns={[
          { title: words.point, render: (_, { value }) => value.name[language] },
          ...(isSaid
            ? [{ title: words.says, render: (_: unknown, { value }: (typeof own)[number]) => value.says.join("、") }]
            : []),
          { title: words.places, render: (_, { key }) => choice(key) },
        ]}
      />
    </section>
  );
}
