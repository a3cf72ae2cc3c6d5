import { Modal } from "antd";
import type { Me } from "../../vocabulary/protocol.ts";
import { useWords } from "../i18n/use-words.ts";
import { SignInForm } from "./sign-in-form.tsx";

/** Asks to sign in again over the page as it stands; it cannot be dismissed because the waiting request needs it. */
export function SignInAgain({ login, onDone }: { readonly login: string; readonly onDone: (me: Me) => void }) {
  const { t } = useWords();
  return (
    <Modal open title={t("sign.again")} footer={null} closable={false} mask={{ closable: false }} keyboard={false}>
      <p>{t("sign.again.what")}</p>
      <SignInForm login={login} onDone={onDone} />
    </Modal>
  );
}
