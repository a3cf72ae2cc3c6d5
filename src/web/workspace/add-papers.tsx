import { PlusOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useState } from "react";
import type { ChosenFile } from "../cases/dropped-files.ts";
import { FilePicker } from "../cases/file-picker.tsx";
import { UploadList } from "../cases/upload-list.tsx";
import { useUploads } from "../cases/use-uploads.ts";
import { useWords } from "../i18n/use-words.ts";

/** Adds further papers to a case. */
export function AddPapers({ caseId }: { readonly caseId: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const uploads = useUploads();
  const close = () => {
    setFiles([]);
    setOpen(false);
  };
  return (
    <>
      <Button size="small" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t("upload.add")}
      </Button>
      <Modal
        open={open}
        title={t("upload.add")}
        onCancel={close}
        footer={
          <>
            <Button onClick={close}>{t("app.close")}</Button>
            <Button
              type="primary"
              disabled={files.length === 0}
              loading={uploads.running}
              onClick={() => {
                uploads.start(caseId, files);
                setFiles([]);
              }}
            >
              {t("new.file")}
            </Button>
          </>
        }
      >
        {!uploads.running && <FilePicker id="add-files" files={files} onChange={setFiles} />}
        {uploads.files.length > 0 && (
          <UploadList files={uploads.files} onRetry={(index) => uploads.retry(caseId, index)} />
        )}
      </Modal>
    </>
  );
}
