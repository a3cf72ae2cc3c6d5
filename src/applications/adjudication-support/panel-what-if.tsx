import { Alert, Button, Input, Radio, Table, Typography } from "antd";
import { type ReactElement, useRef, useState } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import { type Move, movesBetween } from "./moves.ts";
import { DEFENCE_CHOICES, ELEMENT_CHOICES, LOAN_INPUTS, TYPED_AS, typedAs, WHAT_IF } from "./panel-what-if-words.ts";
import { Value } from "./schema.ts";
import type { AskedInput } from "./sum-schema.ts";

interface Both {
  readonly zh: string;
  readonly en: string;
}
type Language = PanelProps["language"];
type Choices = Readonly<Record<string, string>>;

/** What is supposed: choices by element and defence, typed values by input. */
interface Supposed {
  readonly elements: Choices;
  readonly defences: Choices;
  readonly typed: Choices;
}

const NOTHING: Supposed = { elements: {}, defences: {}, typed: {} };

/** What can be supposed otherwise in a case, read from its working sheet. */
function togglesOf(values: readonly Value[]) {
  const elements = new Map<string, Both>();
  const defences = new Map<string, Both>();
  for (const value of values) {
    if (value.kind === "claim") for (const { id, fact } of value.elements) elements.set(id, fact);
    if (value.kind === "defence") defences.set(value.id, value.name);
  }
  const inputs = new Map(values.flatMap(inputsOf).map((input) => [input.id, input]));
  return { elements: [...elements], defences: [...defences], inputs: [...inputs.values()] };
}

/** Days, sums and shares a value rests on or asks for. */
function inputsOf(value: Value): readonly AskedInput[] {
  if (value.kind === "missing") return value.asked ?? [];
  if (value.kind === "computation") return value.inputs.map(({ id, name, unit }) => ({ id, name, unit }));
  return value.kind === "amount" && !value.id.startsWith("claim-") ? LOAN_INPUTS : [];
}

function inputOf({ elements, defences, typed }: Supposed, inputs: readonly AskedInput[]): Record<string, unknown> {
  const assumptions = Object.fromEntries(
    inputs.flatMap(({ id, unit }) => {
      const value = typedAs(typed[id] ?? "", unit);
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
  return { supposed: { elements, defences }, assumptions };
}

/** Runs the supposition on the server; only the newest answer counts. */
function useMoves({ onExplore }: PanelProps, inputs: readonly AskedInput[]) {
  const [moves, setMoves] = useState<readonly Move[] | undefined>();
  const [state, setState] = useState<"idle" | "running" | "failed">("idle");
  const base = useRef<Promise<readonly Value[]> | undefined>(undefined);
  const turn = useRef(0);
  const ask = async (input: Record<string, unknown>): Promise<readonly Value[]> =>
    ((await onExplore?.(input))?.findings ?? []).map(({ value }) => Value.parse(value));
  const run = async (supposed: Supposed): Promise<void> => {
    const mine = ++turn.current;
    setState("running");
    try {
      base.current ??= ask({});
      const [before, after] = await Promise.all([base.current, ask(inputOf(supposed, inputs))]);
      if (mine !== turn.current) return;
      setMoves(movesBetween(before, after));
      setState("idle");
    } catch {
      base.current = undefined;
      if (mine === turn.current) setState("failed");
    }
  };
  const reset = (): void => {
    turn.current += 1;
    setMoves(undefined);
    setState("idle");
  };
  return { moves, state, run, reset };
}

function ChoiceRows(given: {
  readonly title: string;
  readonly rows: readonly (readonly [string, Both])[];
  readonly choices: readonly (Both & { readonly value: string })[];
  readonly chosen: Choices;
  readonly onChoose: (id: string, value: string) => void;
  readonly language: Language;
}): ReactElement | null {
  const { title, rows, choices, chosen, onChoose, language } = given;
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <Typography.Title level={5}>{title}</Typography.Title>
      {rows.map(([id, name]) => (
        <div key={id} style={{ marginBlock: 8 }}>
          <div>{name[language]}</div>
          <Radio.Group
            aria-label={name[language]}
            value={chosen[id] ?? "undecided"}
            onChange={(event) => onChoose(id, String(event.target.value))}
            options={choices.map((choice) => ({ value: choice.value, label: choice[language] }))}
          />
        </div>
      ))}
    </section>
  );
}

function ValueRows(given: {
  readonly inputs: readonly AskedInput[];
  readonly typed: Choices;
  readonly onType: (id: string, text: string) => void;
  readonly onLeave: () => void;
  readonly language: Language;
}): ReactElement | null {
  const { inputs, typed, onType, onLeave, language } = given;
  if (inputs.length === 0) return null;
  return (
    <section aria-label={WHAT_IF[language].values}>
      <Typography.Title level={5}>{WHAT_IF[language].values}</Typography.Title>
      <div style={{ display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(240px, 1fr))", gap: 8 }}>
        {inputs.map(({ id, name, unit }) => {
          const text = typed[id] ?? "";
          const isWrong = text.trim() !== "" && typedAs(text, unit) === undefined;
          return (
            <label key={id}>
              {name[language]}
              <Input
                size="small"
                suffix={TYPED_AS[unit][language]}
                value={text}
                {...(isWrong && { status: "error" as const })}
                aria-invalid={isWrong}
                onChange={(event) => onType(id, event.target.value)}
                onBlur={onLeave}
                onPressEnter={onLeave}
              />
            </label>
          );
        })}
      </div>
    </section>
  );
}

function Moves({
  moves,
  state,
  language,
}: {
  moves: readonly Move[] | undefined;
  state: "idle" | "running" | "failed";
  language: Language;
}): ReactElement {
  const words = WHAT_IF[language];
  const said =
    moves === undefined ? words.nothing : moves.length === 0 ? words.unchanged : `${words.moves}：${moves.length}`;
  return (
    <section aria-label={words.moves}>
      <p role="status" aria-live="polite" data-what-if={state}>
        {state === "running" ? words.running : said}
      </p>
      {state === "failed" && <Alert type="error" showIcon title={words.failed} />}
      {moves !== undefined && moves.length > 0 && (
        <Table
          size="small"
          pagination={false}
          scroll={{ x: true }}
          dataSource={moves.map((move, key) => ({ ...move, key }))}
          columns={[
            { title: words.moves, render: (_, { what }) => what[language] },
            { title: words.before, render: (_, { before }) => before?.[language] ?? words.absent },
            { title: words.after, render: (_, { after }) => after?.[language] ?? words.absent },
          ]}
        />
      )}
    </section>
  );
}

function Board({ values, props }: { values: readonly Value[]; props: PanelProps }): ReactElement {
  const { language } = props;
  const words = WHAT_IF[language];
  const { elements, defences, inputs } = togglesOf(values);
  const [supposed, setSupposed] = useState<Supposed>(NOTHING);
  const { moves, state, run, reset } = useMoves(props, inputs);
  const asked = useRef("");
  const suppose = (next: Supposed): void => {
    setSupposed(next);
    void run(next);
  };
  const choose = (list: "elements" | "defences") => (id: string, value: string) =>
    suppose({ ...supposed, [list]: { ...supposed[list], [id]: value } });
  const leave = (): void => {
    const now = JSON.stringify(supposed.typed);
    if (now === asked.current) return;
    asked.current = now;
    void run(supposed);
  };
  return (
    <>
      <Typography.Paragraph type="secondary">{words.hint}</Typography.Paragraph>
      <ChoiceRows
        title={words.elements}
        rows={elements}
        choices={ELEMENT_CHOICES}
        chosen={supposed.elements}
        onChoose={choose("elements")}
        language={language}
      />
      <ChoiceRows
        title={words.defences}
        rows={defences}
        choices={DEFENCE_CHOICES}
        chosen={supposed.defences}
        onChoose={choose("defences")}
        language={language}
      />
      <ValueRows
        inputs={inputs}
        typed={supposed.typed}
        onType={(id, text) => setSupposed({ ...supposed, typed: { ...supposed.typed, [id]: text } })}
        onLeave={leave}
        language={language}
      />
      <Button
        size="small"
        style={{ marginBlock: 8 }}
        onClick={() => {
          setSupposed(NOTHING);
          asked.current = "";
          reset();
        }}
      >
        {words.reset}
      </Button>
      <Moves moves={moves} state={state} language={language} />
    </>
  );
}

/** Supposes other findings and shows which conclusions move (情形推演); nothing of it is kept. Absent where the shell cannot try. */
export function WhatIfSection({
  values,
  props,
}: {
  readonly values: readonly Value[];
  readonly props: PanelProps;
}): ReactElement | null {
  const { elements, defences, inputs } = togglesOf(values);
  if (!props.onExplore || elements.length + defences.length + inputs.length === 0) return null;
  const title = WHAT_IF[props.language].title;
  return (
    <section aria-label={title} style={{ marginBlock: 12 }}>
      <details>
        <summary style={{ cursor: "pointer", minHeight: 24 }}>{title}</summary>
        <Board values={values} props={props} />
      </details>
    </section>
  );
}
