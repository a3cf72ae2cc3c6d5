import { Tag } from "antd";
import type { ReactElement } from "react";
import { Places, passagesOf, Section, type SectionProps } from "./panel-section.tsx";
import { ASPECT_STATES, ASPECTS, CONSEQUENCES, FORMS, KINDS, RESULTS, WORDS } from "./panel-words.ts";

/** Items of evidence (证据) with kind, form and the three properties. */
export function ItemSection({ props, rows }: SectionProps<"item">): ReactElement | null {
  const { language } = props;
  const words = WORDS[language];
  return (
    <Section
      title={words.items}
      props={props}
      rows={rows}
      columns={[
        {
          title: words.item,
          show: ({ value, finding }) => <Places props={props} places={passagesOf(finding, value.title)} />,
        },
        { title: words.kind, show: ({ value }) => KINDS[value.evidenceKind][language] },
        {
          title: words.form,
          show: ({ value }) => `${FORMS[value.form][language]}${value.official ? `，${words.official}` : ""}`,
        },
        {
          title: words.aspects,
          show: ({ value }) =>
            value.aspects.map(({ aspect, state, checks }) => (
              <div key={aspect}>
                {`${ASPECTS[aspect][language]} `}
                <Tag color={ASPECT_STATES[state].colour}>{ASPECT_STATES[state][language]}</Tag>
                {checks.join("、")}
              </div>
            )),
        },
        { title: words.speaksFor, show: ({ value }) => value.elements.join("、") || words.none },
      ]}
    />
  );
}

/** Checks that did not pass or need a person, by the property they concern (真实性、合法性、关联性). */
export function CheckSection({ props, rows }: SectionProps<"check">): ReactElement | null {
  const { language } = props;
  const words = WORDS[language];
  return (
    <Section
      title={words.checks}
      props={props}
      rows={rows}
      columns={[
        {
          title: words.item,
          show: ({ value, finding }) => <Places props={props} places={passagesOf(finding, value.title)} />,
        },
        { title: words.aspect, show: ({ value }) => ASPECTS[value.aspect][language] },
        {
          title: words.result,
          show: ({ value }) => `${RESULTS[value.result][language]}；${CONSEQUENCES[value.consequence][language]}`,
        },
        { title: words.note, show: ({ value }) => `${value.message[language]}（${value.rule}）` },
        { title: words.fix, show: ({ value }) => value.fix[language] },
      ]}
    />
  );
}
