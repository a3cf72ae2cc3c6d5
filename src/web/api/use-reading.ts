import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ReadingState } from "../../vocabulary/protocol.ts";
import { answers, casePath, readingQuery } from "./queries.ts";

/** While pages are read and no events come, and while nothing is read (a colleague may hand in papers). */
const POLL_MILLISECONDS = { running: 2000, resting: 15_000 };

/**
 * The state of reading of a case, live: by server-sent events while reading runs, by asking when those do not come.
 * As pages are finished, the catalogue and the fields are asked for anew.
 */
export function useReading(caseId: string): ReadingState | undefined {
  const [streaming, setStreaming] = useState(false);
  const { data } = useQuery({
    ...readingQuery(caseId),
    refetchInterval: ({ state }) => {
      if (state.data?.state !== "running") return POLL_MILLISECONDS.resting;
      return streaming ? false : POLL_MILLISECONDS.running;
    },
  });
  const isRunning = data?.state === "running";
  useEffect(() => {
    if (!isRunning) return;
    const source = new EventSource(`/api${casePath(caseId)}/reading/events`);
    source.addEventListener("message", (event: MessageEvent<string>) => {
      setStreaming(true);
      answers.setQueryData(readingQuery(caseId).queryKey, JSON.parse(event.data) as ReadingState);
    });
    source.addEventListener("error", () => setStreaming(false));
    return () => {
      setStreaming(false);
      source.close();
    };
  }, [caseId, isRunning]);
  useRefreshWhileReading(caseId, data);
  return data;
}

function useRefreshWhileReading(caseId: string, reading: ReadingState | undefined): void {
  const before = useRef<string | undefined>(undefined);
  // Documents and fields come in bursts; every ten pages is often enough while reading runs.
  const mark = reading ? `${reading.state} ${Math.floor((reading.read + reading.failed) / 10)}` : undefined;
  useEffect(() => {
    if (mark !== undefined && before.current !== undefined && before.current !== mark) {
      for (const part of ["documents", "fields", "case"]) void answers.invalidateQueries({ queryKey: [part, caseId] });
    }
    before.current = mark;
  }, [caseId, mark]);
}
