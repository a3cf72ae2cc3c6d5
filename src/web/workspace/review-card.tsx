import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { AdviceLabel } from "../kit/advice-label.tsx";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { accept, next, previous, type Queue, takeBack, waitingIn } from "./review-queue.ts";

/** One item of a review, as the card shows it. */
export interface ReviewItem {
  readonly id: string;
  /** What the item is, for the heading and screen readers. */
  readonly name: string;
  /** The value as proposed with its doubt and sources. */
  readonly shown: ReactNode;
  /** False while the item needs a choice first (conflict). */
  readonly acceptable: boolean;
  /** Values to choose from by the keys 1–9, if the papers disagree. */
  readonly choices: readonly { readonly value: string; readonly text: ReactNode }[];
}

interface CardProps {
  readonly queue: Queue;
  readonly item: ReviewItem | undefined;
  readonly onQueue: (queue: Queue) => void;
  /** Called with each item that comes before the person: the page image moves along. */
  readonly onShow: (id: string) => void;
  readonly onAccept: (id: string) => void;
  readonly onChoose: (id: string, value: string) => void;
  readonly onUndo: () => void;
  /** The inputs to correct the item; `done` moves on, `cancel` goes back to the card. */
  readonly correction: (id: string, acts: { done: () => void; cancel: () => void }) => ReactNode;
}

interface Acts {
  readonly accept: () => void;
  readonly choose: (at: number) => void;
  readonly skip: () => void;
  readonly back: () => void;
  readonly undo: () => void;
}

/** The six acts of the queue and their keys; a correction starts with `onCorrect`. */
function useReviewActs({ queue, item, onQueue, onAccept, onChoose, onUndo }: CardProps, onCorrect: () => void): Acts {
  const acts: Acts = {
    accept: () => {
      if (!item?.acceptable) return;
      onAccept(item.id);
      onQueue(accept(queue));
    },
    choose: (at) => {
      const choice = item?.choices[at];
      if (!item || !choice) return;
      onChoose(item.id, choice.value);
      onQueue(accept(queue));
    },
    skip: () => onQueue(next(queue)),
    back: () => onQueue(previous(queue)),
    undo: () => {
      if (queue.accepted.length === 0) return;
      onUndo();
      onQueue(takeBack(queue));
    },
  };
  const choices = (item?.choices ?? []).slice(0, 9).map((_, at) => ({
    keys: String(at + 1),
    does: "fields.take" as const,
    group: "queue" as const,
    run: () => acts.choose(at),
  }));
  useShortcuts([
    { keys: "a", does: "queue.accept", group: "queue", run: acts.accept },
    { keys: "e", does: "queue.correct", group: "queue", run: onCorrect },
    { keys: "s", does: "queue.skip", group: "queue", run: acts.skip },
    { keys: "u", does: "queue.undo", group: "queue", run: acts.undo },
    { keys: "j", does: "queue.next", group: "queue", run: acts.skip },
    { keys: "k", does: "queue.previous", group: "queue", run: acts.back },
    ...choices,
  ]);
  return acts;
}

/**
 * One item before the person with the six acts of the queue, each one key: next, previous, accept, correct, skip, undo
 * (UX 9). Focus goes to the card of the next item. The server's answers are awaited in the background.
 */
export function ReviewCard(props: CardProps) {
  const { queue, item, onQueue, onShow, correction } = props;
  const { t } = useWords();
  const card = useRef<HTMLDivElement>(null);
  const [correcting, setCorrecting] = useState<string>();
  const id = item?.id;
  const latestShow = useRef(onShow);
  latestShow.current = onShow;
  useEffect(() => {
    setCorrecting(undefined);
    card.current?.focus();
    if (id !== undefined) latestShow.current(id);
  }, [id]);
  const acts = useReviewActs(props, () => setCorrecting(id));
  const cancel = () => {
    setCorrecting(undefined);
    card.current?.focus();
  };
  const isCorrecting = item !== undefined && correcting === id;
  return (
    <div
      ref={card}
      data-advice
      tabIndex={-1}
      role="group"
      aria-label={item ? item.name : t("queue.done")}
      className="xz-review-card"
      data-review={id ?? "done"}
    >
      <AdviceLabel />
      <p className="xz-quiet" role="status">
        {item ? t("queue.left", { count: waitingIn(queue).length }) : t("queue.done")}
      </p>
      {item && <h3 className="xz-h3">{item.name}</h3>}
      {isCorrecting ? (
        correction(item.id, { done: () => onQueue(accept(queue)), cancel })
      ) : (
        <>
          {item?.shown}
          {item && item.choices.length > 0 && <Choices item={item} onChoose={acts.choose} />}
          <ActButtons item={item} canUndo={queue.accepted.length > 0} acts={acts} onCorrect={() => setCorrecting(id)} />
        </>
      )}
    </div>
  );
}

function ActButtons(props: {
  readonly item: ReviewItem | undefined;
  readonly canUndo: boolean;
  readonly acts: Acts;
  readonly onCorrect: () => void;
}) {
  const { t } = useWords();
  const { item, acts } = props;
  return (
    <div className="xz-buttons">
      {item && (
        <>
          <Button type="primary" disabled={!item.acceptable} onClick={acts.accept} aria-keyshortcuts="a">
            {t("queue.accept")} <kbd>A</kbd>
          </Button>
          <Button onClick={() => props.onCorrect()} aria-keyshortcuts="e">
            {t("queue.correct")} <kbd>E</kbd>
          </Button>
          <Button onClick={acts.skip} aria-keyshortcuts="s">
            {t("queue.skip")} <kbd>S</kbd>
          </Button>
          <Button onClick={acts.back} aria-keyshortcuts="k">
            {t("queue.previous")} <kbd>K</kbd>
          </Button>
        </>
      )}
      <Button disabled={!props.canUndo} onClick={acts.undo} aria-keyshortcuts="u">
        {t("queue.undo")} <kbd>U</kbd>
      </Button>
    </div>
  );
}

function Choices({ item, onChoose }: { readonly item: ReviewItem; readonly onChoose: (at: number) => void }) {
  const { t } = useWords();
  return (
    <>
      <p>{t("queue.choose")}</p>
      <ol className="xz-choices">
        {item.choices.map((choice, at) => (
          <li key={choice.value} data-choice={choice.value}>
            <Button size="small" onClick={() => onChoose(at)}>
              {t("fields.take")} <kbd>{at + 1}</kbd>
            </Button>{" "}
            {choice.text}
          </li>
        ))}
      </ol>
    </>
  );
}
