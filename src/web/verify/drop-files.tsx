import { type DragEvent, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import type { HandedIn } from "./check-document.ts";

async function readAll(files: FileList | null): Promise<HandedIn[]> {
  return Promise.all(
    Array.from(files ?? []).map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}

/** Takes a document and its proof, dropped or chosen, together or one after the other; they stay in this browser. */
export function DropFiles({ onFiles }: { readonly onFiles: (files: readonly HandedIn[]) => void }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = async (files: FileList | null) => onFiles(await readAll(files));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition; the button does the same by keyboard
    <div
      className={over ? "xz-drop xz-drop-over" : "xz-drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-verify-drop
    >
      <p>{t("verify.drop")}</p>
      <button type="button" className="xz-plain-button" onClick={() => input.current?.click()}>
        {t("verify.pick")}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        className="xz-sr"
        tabIndex={-1}
        aria-label={t("verify.pick")}
        onChange={(event) => {
          void take(event.target.files);
          event.target.value = "";
        }}
        data-verify-input
      />
    </div>
  );
}
