import { useCallback, useState } from "react";
import { refreshCase } from "../api/queries.ts";
import { Refused } from "../api/refused.ts";
import { uploadOriginal } from "../api/upload.ts";
import type { Both } from "../i18n/use-words.ts";
import type { ChosenFile } from "./dropped-files.ts";

/** How far one file of an upload has come. */
export interface FileProgress {
  readonly chosen: ChosenFile;
  readonly state: "waiting" | "sending" | "received" | "refused";
  /** Share sent, 0–1. */
  readonly share: number;
  readonly pages: number;
  readonly problem: Both | null;
}

/** The uploads of one set of files. */
export interface Uploads {
  readonly files: readonly FileProgress[];
  readonly running: boolean;
  readonly start: (caseId: string, chosen: readonly ChosenFile[]) => void;
  readonly retry: (caseId: string, index: number) => void;
}

/** Uploads files one request each, so that every file has its own progress and a refused one does not stop the others. */
export function useUploads(): Uploads {
  const [files, setFiles] = useState<readonly FileProgress[]>([]);
  const [running, setRunning] = useState(false);
  const update = useCallback((index: number, change: Partial<FileProgress>) => {
    setFiles((before) => before.map((one, at) => (at === index ? { ...one, ...change } : one)));
  }, []);
  const send = useCallback(
    async (caseId: string, index: number, chosen: ChosenFile) => {
      update(index, { state: "sending", share: 0, problem: null });
      try {
        const received = await uploadOriginal(caseId, chosen, (share) => update(index, { share }));
        const refused = received.find((one) => one.state === "refused" || one.state === "failed");
        const pages = received.reduce((sum, one) => sum + one.pages, 0);
        update(index, { state: refused ? "refused" : "received", share: 1, pages, problem: refused?.problem ?? null });
      } catch (error) {
        update(index, { state: "refused", problem: error instanceof Refused ? error.text : null });
      }
    },
    [update],
  );
  const start = useCallback(
    (caseId: string, chosen: readonly ChosenFile[]) => {
      setFiles(chosen.map((one) => ({ chosen: one, state: "waiting", share: 0, pages: 0, problem: null })));
      setRunning(true);
      // One after the other: the order of receipt is the order of the papers, which cataloguing goes by.
      const sendFrom = async (index: number): Promise<void> => {
        const one = chosen[index];
        if (!one) return;
        await send(caseId, index, one);
        return sendFrom(index + 1);
      };
      void sendFrom(0).then(() => {
        setRunning(false);
        refreshCase(caseId);
      });
    },
    [send],
  );
  const retry = (caseId: string, index: number) => {
    const one = files[index];
    if (one) void send(caseId, index, one.chosen).then(() => refreshCase(caseId));
  };
  return { files, running, start, retry };
}
