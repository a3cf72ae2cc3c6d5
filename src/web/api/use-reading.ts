import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ReadingState } from "../../vocabulary/protocol.ts";
import { answers, casePath, readingQuery } from "./queries.ts";

const POLL_MILLISECONDS = 2000;

/**
 * The state of reading of a case, live: by server-sent events, and by asking every two seconds when those do not come.
 * While pages are finished, the catalogue and the fields are asked for anew.
 */
export function useReading(caseId: string): ReadingState | undefined {
  const [streaming, setStreaming] = useState(true);
  const query = useQuery({
    ...readingQuery(caseId),
    refetchInterval: (current) =>
      !streaming && current.state.data?.state === "running" ? POLL_MILLISECONDS : false,
  });
  useEffect(() => {
    const source = new EventSource(`/api${casePath(caseId)}/reading/events`);
    source.addEventListener("message", (event: MessageEvent<string>) => {
      setStreaming(true);
      answers.setQueryData(readingQuery(caseId).queryKey, JSON.parse(event.data) as ReadingState);
    });
    source.addEventListener("error", () => {
      setStreaming(false);
      void answers.invalidateQueries({ queryKey: readingQuery(caseId).queryKey });
    });
    return () => source.close();
  }, [caseId]);
  useRefreshWhileReading(caseId, query.data);
  return query.data;
}

function useRefreshWhileReading(caseId: string, reading: ReadingState | undefined): void {
  const before = useRef<string | undefined>(undefined);
  // Documents and fields come in bursts; ten pages at a time is often enough while reading runs.
  const mark = reading ? `${reading.state} ${Math.floor((reading.read + reading.failed) / 10)}` : undefined;
  useEffect(() => {
    if (mark !== undefined && before.current !== undefined && before.current !== mark) {
      for (const part of ["documents", "fields", "case"]) void answers.invalidateQueries({ queryKey: [part, caseId] });
    }
    before.current = mark;
  }, [caseId, mark]);
}
