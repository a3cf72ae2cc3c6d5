import { Tag } from "antd";
import type { ReactElement } from "react";
import { Places, Section, type SectionProps } from "./panel-section.tsx";
import { BURDENS, SIDES, STANDARDS, STATUSES, STRENGTHS, WORDS } from "./panel-words.ts";
import type { Value } from "./schema.ts";

type Element = Extract<Value, { kind: "element" }>;

/** Elements (要件) with burden, status, who contests them, what proves them and what is missing. */
export function ElementSection({ props, rows }: SectionProps<"element">): ReactElement | null {
  const { language } = props;
  const words = WORDS[language];
  return (
    <Section
      title={words.elements}
      props={props}
      rows={rows}
      columns={[
        { title: words.fact, show: ({ value }) => `${value.id} ${value.fact[language]}` },
        {
          title: words.burden,
          show: ({ value }) => (
            <>
              {BURDENS[value.burden][language]}
              <div className="xz-quiet">{STANDARDS[value.standard][language]}</div>
            </>
          ),
        },
        {
          title: words.status,
          show: ({ value }) => (
            <>
              <Tag color={STATUSES[value.status].colour}>{STATUSES[value.status][language]}</Tag>
              {value.contestedBy.length > 0 && (
                <div>{`${words.contestedBy}${value.contestedBy.map((side) => SIDES[side][language]).join("、")}`}</div>
              )}
            </>
          ),
        },
        { title: words.supporting, show: ({ value }) => <Places props={props} places={value.supporting} /> },
        { title: words.contradicting, show: ({ value }) => <Places props={props} places={value.contradicting} /> },
        {
          title: words.guidance,
          show: ({ value }) => (
            <>
              {value.guidance[language]}
              <Proofs proofs={value.proofs} language={language} />
            </>
          ),
        },
      ]}
    />
  );
}

/** Kinds of paper that usually prove the element, each marked as found in the file or not. */
function Proofs({
  proofs,
  language,
}: {
  readonly proofs: Element["proofs"];
  readonly language: "zh" | "en";
}): ReactElement | null {
  if (proofs.length === 0) return null;
  const words = WORDS[language];
  return (
    <div>
      {`${words.proofs}`}
      {proofs.map(({ kind, name, inFile }) => (
        <Tag key={kind} color={inFile ? "green" : "default"} title={inFile ? words.inFile : words.notInFile}>
          {`${inFile ? "✓" : "○"} ${name[language]}`}
        </Tag>
      ))}
    </div>
  );
}

/** How the items for each element hold together (证据链): their sources, in what they agree, and whether one stands alone. */
export function ChainSection({ props, rows }: SectionProps<"chain">): ReactElement | null {
  const { language } = props;
  const words = WORDS[language];
  return (
    <Section
      title={words.chains}
      props={props}
      rows={rows}
      columns={[
        { title: words.fact, show: ({ value }) => `${value.element} ${value.fact[language]}` },
        {
          title: words.strength,
          show: ({ value }) => (
            <Tag color={STRENGTHS[value.strength].colour}>{STRENGTHS[value.strength][language]}</Tag>
          ),
        },
        { title: words.sources, show: ({ value }) => <Places props={props} places={value.sources} /> },
        {
          title: words.agreements,
          show: ({ value }) =>
            value.agreements.length === 0
              ? words.none
              : value.agreements.map(({ topic, says, statements }) => (
                  <div key={`${topic.zh} ${says}`}>
                    {`${topic[language]}：${says}`}
                    <Places props={props} places={statements} />
                  </div>
                )),
        },
        { title: words.note, show: ({ value }) => value.message[language] },
      ]}
    />
  );
}
