import { Alert, Button, Tag, Typography } from "antd";
import type { ReactElement } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { Value } from "./schema.ts";

const DOUBT = 0.8;

const WORDS = {
  zh: {
    main: "正卷",
    side: "副卷（不得向当事人提供）",
    pages: "页",
    doubt: "请核对",
    sure: "把握",
    by: "作者",
    perhaps: "也可能是",
    adopt: "确认归目",
    reject: "归目有误",
    see: "看依据",
  },
  en: {
    main: "Main volume",
    side: "Side volume (not for the parties)",
    pages: "pages",
    doubt: "please check",
    sure: "confidence",
    by: "by",
    perhaps: "might also be",
    adopt: "Confirm",
    reject: "Wrong place",
    see: "See why",
  },
} as const;

interface PaperProps extends PanelProps {
  readonly finding: ShownFinding;
  readonly index: number;
}

function Notes({ notes, language }: { notes: Value["notes"]; language: "zh" | "en" }): ReactElement {
  return (
    <>
      {notes.map((note) => (
        <Alert key={note.rule + note.zh} type="warning" showIcon title={note[language]} style={{ marginBlock: 4 }} />
      ))}
    </>
  );
}

function Reasons(props: PaperProps): ReactElement {
  const { finding, language } = props;
  return (
    <ul style={{ margin: 0 }}>
      {finding.reasons.map((reason) => {
        if (reason.kind === "rule") return <li key={reason.rule}>{`${reason.rule}　${reason.note}`}</li>;
        if (reason.kind !== "passage") return null;
        const { passage, note } = reason;
        return (
          <li key={`${passage.original}-${passage.page}-${passage.start}`}>
            {note}{" "}
            <Button size="small" type="link" aria-label={WORDS[language].see} onClick={() => props.onSource(passage)}>
              {`“${passage.quote.slice(0, 24)}”`}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function Paper(props: PaperProps): ReactElement {
  const { finding, index, language } = props;
  const words = WORDS[language];
  const value = Value.parse(finding.value);
  const others = value.alternatives.map(({ kind }) => kind).join(language === "zh" ? "、" : ", ");
  return (
    <li style={{ marginBlock: 12 }}>
      <Typography.Text strong>{`${value.order}. ${value.title}`}</Typography.Text> <Tag>{value.slot}</Tag>
      <Tag>{`${value.pages.length} ${words.pages}`}</Tag>
      <Tag color={finding.confidence < DOUBT ? "gold" : "default"}>
        {`${words.sure} ${Math.round(finding.confidence * 100)} %${finding.confidence < DOUBT ? ` · ${words.doubt}` : ""}`}
      </Tag>
      <Typography.Text type="secondary">
        {[value.day, value.author && `${words.by} ${value.author}`].filter(Boolean).join("　")}
      </Typography.Text>
      <Notes notes={value.notes} language={language} />
      {finding.confidence < DOUBT && others !== "" && (
        <Typography.Paragraph
          type="secondary"
          style={{ marginBlock: 4 }}
        >{`${words.perhaps} ${others}`}</Typography.Paragraph>
      )}
      <details>
        <summary>{words.see}</summary>
        <Reasons {...props} />
      </details>
      <Button
        size="small"
        disabled={!finding.sourced}
        type={finding.outcome === "adopted" ? "primary" : "default"}
        onClick={() => void props.onDecide(index, "adopted", "")}
      >
        {words.adopt}
      </Button>{" "}
      <Button
        size="small"
        type={finding.outcome === "rejected" ? "primary" : "default"}
        onClick={() => void props.onDecide(index, "rejected", "")}
      >
        {words.reject}
      </Button>
    </li>
  );
}

/** The proposed catalogue by volume, doubtful papers and warnings standing out; a click shows the line that decided. */
export default function DossierCataloguingPanel(props: PanelProps): ReactElement {
  const indexed = props.advice.findings.map((finding, index) => ({
    finding,
    index,
    value: Value.parse(finding.value),
  }));
  return (
    <>
      {(["main", "side"] as const).map((volume) => {
        const rows = indexed.filter(({ value }) => value.volume === volume);
        if (rows.length === 0) return null;
        const name = WORDS[props.language][volume];
        return (
          <section key={volume} aria-label={name}>
            <Typography.Title level={4}>{`${name}（${rows.length}）`}</Typography.Title>
            <ol style={{ listStyle: "none", padding: 0, margin: 0 }}>
              {rows.map(({ finding, index, value }) => (
                <Paper key={value.order} {...props} finding={finding} index={index} />
              ))}
            </ol>
          </section>
        );
      })}
    </>
  );
}
