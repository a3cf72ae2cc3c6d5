import type { Editor } from "@tiptap/core";
import { Button, Input } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { isComposing } from "../shell/composition.ts";
import { draftText, occurrences, stretchOf } from "./text-places.ts";

/** Selects the next place of a word after the selection, from the top again at the end; false when there is none. */
function selectNext(editor: Editor, word: string): boolean {
  const map = draftText(editor.state.doc);
  const places = occurrences(map.text, word).flatMap(({ start, end }) => stretchOf(map, start, end) ?? []);
  const { from, to } = editor.state.selection;
  const next = places.find((place) => place.from >= (from === to ? from : to)) ?? places[0];
  if (!next) return false;
  editor.chain().setTextSelection(next).scrollIntoView().run();
  return true;
}

function replaceSelected(editor: Editor, word: string, by: string): void {
  const { from, to } = editor.state.selection;
  if (editor.state.doc.textBetween(from, to) !== word) return;
  editor
    .chain()
    .command(({ tr }) => Boolean(by === "" ? tr.delete(from, to) : tr.insertText(by, from, to)))
    .run();
}

/** Replaces every place in one step of undo, from the end so that places before stay right. */
function replaceAll(editor: Editor, word: string, by: string): void {
  const map = draftText(editor.state.doc);
  const places = occurrences(map.text, word).flatMap(({ start, end }) => stretchOf(map, start, end) ?? []);
  editor
    .chain()
    .command(({ tr }) => {
      for (const { from, to } of places.toReversed()) {
        if (by === "") tr.delete(from, to);
        else tr.insertText(by, from, to);
      }
      return true;
    })
    .run();
}

/** Finding and replacing words in the draft. */
export function FindReplace({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const { t } = useWords();
  const [word, setWord] = useState("");
  const [by, setBy] = useState("");
  const count = occurrences(draftText(editor.state.doc).text, word).length;
  return (
    <form
      className="xz-find xz-buttons"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComposing()) selectNext(editor, word);
      }}
      data-find
    >
      <Input
        autoFocus
        className="xz-ground"
        aria-label={t("draft.find.word")}
        placeholder={t("draft.find.word")}
        value={word}
        onChange={(event) => setWord(event.target.value)}
      />
      <Input
        className="xz-ground"
        aria-label={t("draft.find.by")}
        placeholder={t("draft.find.by")}
        value={by}
        onChange={(event) => setBy(event.target.value)}
      />
      <span role="status" className="xz-quiet">
        {word === "" ? "" : t("draft.find.count", { count })}
      </span>
      <Button size="small" htmlType="submit" disabled={count === 0}>
        {t("draft.find.next")}
      </Button>
      <Button
        size="small"
        disabled={count === 0}
        onClick={() => {
          replaceSelected(editor, word, by);
          selectNext(editor, word);
        }}
      >
        {t("draft.find.replace")}
      </Button>
      <Button size="small" disabled={count === 0} onClick={() => replaceAll(editor, word, by)}>
        {t("draft.find.all", { count })}
      </Button>
      <Button size="small" onClick={onClose}>
        {t("app.close")}
      </Button>
    </form>
  );
}
