import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { accept, next, previous, type Queue, takeBack, waitingIn } from "./review-queue.ts";

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

/**
 * One item before the person with the six acts of the queue, each one key: next, previous, accept, correct, skip, undo
 * (UX 9). Focus goes to the card of the next item. The server's answers are awaited in the background.
 */
export function ReviewCard({
  queue,
  item,
  onQueue,
  onShow,
  onAccept,
  onChoose,
  onUndo,
  correction,
}: {
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
}) {
  const { t } = useWords();
  const card = useRef<HTMLDivElement>(null);
  const [correcting, setCorrecting] = useState<string>();
  const id = item?.id;
  const isCorrecting = id !== undefined && correcting === id;
  const latestShow = useRef(onShow);
  latestShow.current = onShow;
  useEffect(() => {
    setCorrecting(undefined);
    card.current?.focus();
    if (id !== undefined) latestShow.current(id);
  }, [id]);
  const move = (to: Queue) => onQueue(to);
  const acceptNow = () => {
    if (id === undefined || !item?.acceptable) return;
    onAccept(id);
    move(accept(queue));
  };
  const choose = (at: number) => {
    const choice = item?.choices[at];
    if (id === undefined || !choice) return;
    onChoose(id, choice.value);
    move(accept(queue));
  };
  const undo = () => {
    if (queue.accepted.length === 0) return;
    onUndo();
    move(takeBack(queue));
  };
  useShortcuts([
    { keys: "a", does: "queue.accept", group: "queue", run: acceptNow },
    { keys: "e", does: "queue.correct", group: "queue", run: () => setCorrecting(id) },
    { keys: "s", does: "queue.skip", group: "queue", run: () => move(next(queue)) },
    { keys: "u", does: "queue.undo", group: "queue", run: undo },
    { keys: "j", does: "queue.next", group: "queue", run: () => move(next(queue)) },
    { keys: "k", does: "queue.previous", group: "queue", run: () => move(previous(queue)) },
    ...(item?.choices ?? []).slice(0, 9).map((_, at) => ({
      keys: String(at + 1),
      does: "fields.take" as const,
      group: "queue" as const,
      run: () => choose(at),
    })),
  ]);
  const waiting = waitingIn(queue);
  return (
    <div
      ref={card}
      tabIndex={-1}
      role="group"
      aria-label={item ? item.name : t("queue.done")}
      className="xz-review-card"
      data-review={id ?? "done"}
    >
      <p className="xz-quiet" role="status">
        {item ? t("queue.left", { count: waiting.length }) : t("queue.done")}
      </p>
      {item && (
        <>
          <h3 className="xz-h3">{item.name}</h3>
          {isCorrecting
            ? correction(item.id, {
                done: () => move(accept(queue)),
                cancel: () => {
                  setCorrecting(undefined);
                  card.current?.focus();
                },
              })
            : item.shown}
          {!isCorrecting && item.choices.length > 0 && <Choices item={item} onChoose={choose} />}
        </>
      )}
      {!isCorrecting && (
        <div className="xz-buttons">
          {item && (
            <>
              <Button type="primary" disabled={!item.acceptable} onClick={acceptNow} aria-keyshortcuts="a">
                {t("queue.accept")} <kbd>A</kbd>
              </Button>
              <Button onClick={() => setCorrecting(id)} aria-keyshortcuts="e">
                {t("queue.correct")} <kbd>E</kbd>
              </Button>
              <Button onClick={() => move(next(queue))} aria-keyshortcuts="s">
                {t("queue.skip")} <kbd>S</kbd>
              </Button>
              <Button onClick={() => move(previous(queue))} aria-keyshortcuts="k">
                {t("queue.previous")} <kbd>K</kbd>
              </Button>
            </>
          )}
          <Button disabled={queue.accepted.length === 0} onClick={undo} aria-keyshortcuts="u">
            {t("queue.undo")} <kbd>U</kbd>
          </Button>
        </div>
      )}
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
