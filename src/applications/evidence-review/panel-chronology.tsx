import { Button, Tag, Typography } from "antd";
import { type ReactElement, useState } from "react";
import type { Passage } from "../../vocabulary/page.ts";
import { Places, type Row, Section, type SectionProps } from "./panel-section.tsx";
import { WORDS } from "./panel-words.ts";
import type { Value } from "./schema.ts";

type EventOf = Extract<Value, { kind: "event" }>;
type Contradiction = Extract<Value, { kind: "contradiction" }>;

/** As many as a reader takes in on the first look; the rest is one press away. */
const SHOWN = 60;

interface ChronologyProps extends SectionProps<"event"> {
  /** Contradictions of the review: an event whose day is among them is marked. */
  readonly contradictions: readonly Contradiction[];
}

/** What the papers say happened, by day (案件大事记): the weightiest first sixty, every telling one press from its place. */
export function ChronologySection({ props, rows, contradictions }: ChronologyProps): ReactElement | null {
  const [isAll, showAll] = useState(false);
  const { language } = props;
  const words = WORDS[language];
  const hidden = rows.length - SHOWN;
  return (
    <>
      <Section
        title={words.chronology}
        props={props}
        rows={isAll ? rows : weightiest(rows)}
        columns={[
          { title: words.day, show: ({ value }) => <time dateTime={value.day}>{written(value, words.about)}</time> },
          {
            title: words.event,
            show: ({ value }) => (
              <>
                {value.types.map(({ id, name }) => (
                  <Tag key={id}>{name[language]}</Tag>
                ))}
                {value.due ? <Tag>{words.due}</Tag> : null}
                {isContradicted(value, contradictions) ? <Tag color="red">{words.dateConflict}</Tag> : null}
                <div>{value.text}</div>
              </>
            ),
          },
          { title: words.actors, show: ({ value }) => value.actors.join("、") || words.none },
          { title: words.says, show: ({ value }) => <Places props={props} places={value.places} /> },
        ]}
      />
      {hidden > 0 ? (
        <p>
          {isAll ? null : <Typography.Text>{`${hidden} ${words.moreEvents} `}</Typography.Text>}
          <Button size="small" aria-expanded={isAll} onClick={() => showAll(!isAll)}>
            {isAll ? words.showMain : words.showAll}
          </Button>
        </p>
      ) : null}
    </>
  );
}

function weightiest(rows: Row<EventOf>[]): Row<EventOf>[] {
  const kept = new Set([...rows].sort((a, b) => b.value.weight - a.value.weight).slice(0, SHOWN));
  return rows.filter((row) => kept.has(row));
}

/** A month or a year alone is not written as its first day. */
function written({ day, precision }: EventOf, about: string): string {
  if (precision === "day") return day;
  return `${about} ${day.slice(0, precision === "month" ? 7 : 4)}`;
}

function isContradicted({ places }: EventOf, contradictions: readonly Contradiction[]): boolean {
  const told = contradictions.filter(({ about }) => about === "date").flatMap(({ statements }) => statements);
  return told.some((statement) => places.some(({ passage }) => overlaps(statement.passage, passage)));
}

function overlaps(one: Passage, other: Passage): boolean {
  return one.original === other.original && one.page === other.page && one.start < other.end && other.start < one.end;
}
