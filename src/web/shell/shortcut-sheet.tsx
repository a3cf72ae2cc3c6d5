import { Modal, Switch } from "antd";
import { useWords } from "../i18n/use-words.ts";
import { prefer, usePreferences } from "../session/preferences.ts";
import { useRegisteredShortcuts } from "./use-shortcuts.ts";

const GROUPS = ["everywhere", "viewer", "queue", "other"] as const;

/** The sheet of all shortcuts that work on the present page, with the switch for single keys (UX 30). */
export function ShortcutSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const { singleKeys } = usePreferences();
  const shortcuts = useRegisteredShortcuts();
  return (
    <Modal open={open} title={t("keys.title")} onCancel={onClose} footer={null}>
      <p>
        <Switch
          id="single-keys"
          checked={singleKeys}
          onChange={(checked) => prefer({ singleKeys: checked })}
          aria-describedby="single-keys-hint"
        />{" "}
        <label htmlFor="single-keys">{t("keys.single")}</label>
      </p>
      <p id="single-keys-hint" className="xz-quiet">
        {t("keys.single.hint")} {t("keys.composing")}
      </p>
      {GROUPS.filter((group) => shortcuts.some((one) => one.group === group)).map((group) => (
        <section key={group}>
          <h3 className="xz-h3">{t(`keys.group.${group}`)}</h3>
          <table className="xz-keys">
            <thead className="xz-sr">
              <tr>
                <th scope="col">{t("keys.key")}</th>
                <th scope="col">{t("keys.does")}</th>
              </tr>
            </thead>
            <tbody>
              {shortcuts
                .filter((one) => one.group === group)
                .map((one) => (
                  <tr key={one.keys + one.does}>
                    <th scope="row">
                      <kbd>
                        {one.keys === "?" ? "Shift+?" : one.keys.length === 1 ? one.keys.toUpperCase() : one.keys}
                      </kbd>
                    </th>
                    <td>{t(one.does)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </Modal>
  );
}
