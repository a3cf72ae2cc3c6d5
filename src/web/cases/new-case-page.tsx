import { Button } from "antd";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import type { CaseView } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { answers } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { useKept } from "../session/kept.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { CheckAnswers } from "./check-answers.tsx";
import type { ChosenFile } from "./dropped-files.ts";
import { NewCaseForm, type TypedCase } from "./new-case-form.tsx";
import { UploadList } from "./upload-list.tsx";
import { useUploads } from "./use-uploads.ts";

const EMPTY: TypedCase = { title: "", kind: "civil", number: "" };

/** A new case: fill in, check, upload with progress for each file, then on to the case while it is being read. */
export function NewCasePage() {
  const { t } = useWords();
  usePageTitle(t("new.title"));
  const navigate = useNavigate();
  const typed = useKept<TypedCase>("new-case", EMPTY);
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const [step, setStep] = useState<"fill" | "check" | "upload">("fill");
  const [goTo, setGoTo] = useState<string>();
  const uploads = useUploads();
  const create = useChange<TypedCase, CaseView>({
    change: (input) => call("POST", "/cases", { ...input, title: input.title.trim(), number: input.number.trim() }),
    onDone: (made) => {
      typed.clear();
      void answers.invalidateQueries({ queryKey: ["cases"] });
      setStep("upload");
      uploads.start(made.id, files);
    },
  });
  useEffect(() => {
    if (step === "fill" && goTo) document.getElementById(goTo)?.focus();
  }, [step, goTo]);
  const made = create.data;
  const open = () => made && void navigate(`/cases/${encodeURIComponent(made.id)}/dossier`);
  return (
    <section className="xz-page">
      <h1>{t("new.title")}</h1>
      {step === "fill" && (
        <NewCaseForm
          typed={typed.value}
          restored={typed.restored}
          files={files}
          onTyped={typed.set}
          onFiles={setFiles}
          onCheck={() => setStep("check")}
        />
      )}
      {step === "check" && (
        <CheckAnswers
          typed={typed.value}
          files={files}
          busy={create.isPending}
          onChange={(field) => {
            setGoTo(field);
            setStep("fill");
          }}
          onFile={() => create.mutate(typed.value)}
        />
      )}
      {step === "upload" && made && (
        <>
          <h2>{t("upload.title")}</h2>
          {uploads.running && <p>{t("upload.stay")}</p>}
          <Button type="primary" disabled={uploads.running} onClick={open}>
            {t("upload.openNow")}
          </Button>
          <UploadList files={uploads.files} onRetry={(index) => uploads.retry(made.id, index)} />
        </>
      )}
    </section>
  );
}
