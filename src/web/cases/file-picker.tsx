import { DeleteOutlined, FileAddOutlined, FolderAddOutlined, InboxOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type DragEvent, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { type ChosenFile, filesOfDrop, filesOfInput, sizeText, withChosen } from "./dropped-files.ts";

/** Takes files and folders by drop or by button (no drag-only action, WCAG 2.5.7), and lists what was chosen. */
export function FilePicker({
  id,
  files,
  onChange,
}: {
  readonly id: string;
  readonly files: readonly ChosenFile[];
  readonly onChange: (files: ChosenFile[]) => void;
}) {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const fileInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const latest = useRef(files);
  latest.current = files;
  const add = (added: readonly ChosenFile[]) => onChange(withChosen(latest.current, added));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void filesOfDrop(event.dataTransfer).then(add);
  };
  const total = files.reduce((sum, one) => sum + one.file.size, 0);
  return (
    <div>
      <div
        className={over ? "xz-drop xz-drop-over" : "xz-drop"}
        data-drop
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <InboxOutlined className="xz-drop-icon" aria-hidden />
        <p>{t("new.drop")}</p>
        <p className="xz-quiet">{t("new.dropOr")}</p>
        <div className="xz-buttons">
          <Button id={id} icon={<FileAddOutlined />} onClick={() => fileInput.current?.click()}>
            {t("new.pickFiles")}
          </Button>
          <Button icon={<FolderAddOutlined />} onClick={() => folderInput.current?.click()}>
            {t("new.pickFolder")}
          </Button>
        </div>
        <input
          ref={fileInput}
          type="file"
          multiple
          hidden
          data-files
          onChange={(event) => {
            add(filesOfInput(event.target.files));
            event.target.value = "";
          }}
        />
        <input
          ref={folderInput}
          type="file"
          hidden
          data-folder
          // React's types do not know this attribute; every browser in use does.
          {...{ webkitdirectory: "" }}
          onChange={(event) => {
            add(filesOfInput(event.target.files));
            event.target.value = "";
          }}
        />
      </div>
      {files.length > 0 && (
        <>
          <p role="status" className="xz-title-row">
            <span>{t("new.fileCount", { count: files.length, size: sizeText(total) })}</span>
            <Button size="small" onClick={() => onChange([])}>
              {t("new.removeAll")}
            </Button>
          </p>
          <ul className="xz-file-list">
            {files.map((one) => (
              <li key={`${one.path} ${one.file.size}`}>
                <span className="xz-file-name">{one.path}</span>
                <span className="xz-quiet">{sizeText(one.file.size)}</span>
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t("new.remove", { name: one.path })}
                  onClick={() => onChange(files.filter((other) => other !== one))}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
