import type { ReceivedOriginal } from "../../vocabulary/protocol.ts";
import { words } from "../i18n/languages.ts";
import { refusedFrom, session } from "./call.ts";
import { casePath } from "./queries.ts";
import { Refused } from "./refused.ts";

function sendFile(
  caseId: string,
  file: { readonly file: File; readonly path: string },
  onShare: (share: number) => void,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    // fetch() cannot tell how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open("POST", `/api${casePath(caseId)}/originals`);
    request.setRequestHeader("x-csrf-token", session.csrf);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    });
    request.addEventListener("load", () => resolve({ status: request.status, body: request.responseText }));
    const offline = () =>
      reject(new Refused("offline", { zh: words.zh["refused.offline"], en: words.en["refused.offline"] }));
    request.addEventListener("error", offline);
    request.addEventListener("abort", offline);
    const form = new FormData();
    form.append("files", file.file, file.path);
    request.send(form);
  });
}

/** Uploads one file to a case, telling the share sent (0–1); a path keeps the folder it was dropped with. Throws Refused. */
export async function uploadOriginal(
  caseId: string,
  file: { readonly file: File; readonly path: string },
  onShare: (share: number) => void,
): Promise<ReceivedOriginal[]> {
  let answer = await sendFile(caseId, file, onShare);
  if (answer.status === 401 && session.signInAgain) {
    await session.signInAgain();
    answer = await sendFile(caseId, file, onShare);
  }
  if (answer.status >= 300) throw refusedFrom(answer.status, answer.body);
  return JSON.parse(answer.body) as ReceivedOriginal[];
}
