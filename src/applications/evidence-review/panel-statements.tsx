import { Tag } from "antd";
import type { ReactElement } from "react";
import { Places, passagesOf, Section, type SectionProps } from "./panel-section.tsx";
import { TOPICS, WORDS } from "./panel-words.ts";

/** Papers that contradict each other (证据矛盾), every statement one click from its place. */
export function ContradictionSection({ props, rows }: SectionProps<"contradiction">): ReactElement | null {
  const { language } = props;
  const words = WORDS[language];
  return (
    <Section
      title={words.contradictions}
      props={props}
      rows={rows}
      columns={[
        {
          title: words.topic,
          show: ({ value }) => (
            <>
              <Tag>{TOPICS[value.about][language]}</Tag>
              {value.topic[language]}
            </>
          ),
        },
        {
          title: words.says,
          show: ({ value }) => (
            <Places
              props={props}
              places={value.statements.map(({ says, title, passage }) => ({ title: `${says}　${title}`, passage }))}
            />
          ),
        },
        { title: words.note, show: ({ value }) => value.message[language] },
      ]}
    />
  );
}

/** What parties admit or contest (自认与争议). */
export function StanceSection({ props, rows }: SectionProps<"stance">): ReactElement | null {
  const { language } = props;
  const words = WORDS[language];
  return (
    <Section
      title={words.stances}
      props={props}
      rows={rows}
      columns={[
        { title: words.by, show: ({ value }) => words[value.by] },
        {
          title: words.stance,
          show: ({ value }) =>
            value.scope === "evidence" && value.stance === "admits" ? words.admitsEvidence : words[value.stance],
        },
        {
          title: words.says,
          show: ({ value, finding }) => <Places props={props} places={passagesOf(finding, value.title)} />,
        },
        { title: words.note, show: ({ value }) => value.note[language] },
      ]}
    />
  );
}
