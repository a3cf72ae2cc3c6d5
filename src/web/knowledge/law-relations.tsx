import { Link } from "react-router";
import type { VersionRow } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";
import { lawPath } from "./knowledge-paths.ts";

function LawLinks({ laws }: { readonly laws: readonly { readonly key: string; readonly title: string }[] }) {
  return (
    <ul className="xz-law-links">
      {laws.map(({ key, title }) => (
        <li key={key}>
          <Link className="xz-row-link" to={lawPath(key)} lang="zh-CN">
            《{title.replace(/^《|》$/gu, "")}》
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** How the version came about and what ended or was ended by it: promulgation, amendments, repeals as links. */
export function LawRelations({ version }: { readonly version: VersionRow }) {
  const { t } = useWords();
  return (
    <details className="xz-details xz-law-relations" data-relations>
      <summary>{t("knowledge.relations")}</summary>
      <dl className="xz-rows">
        {version.repealedBy && (
          <div>
            <dt>{t("knowledge.repealedBy")}</dt>
            <dd>
              <LawLinks laws={[version.repealedBy]} />
            </dd>
          </div>
        )}
        {version.repeals.length > 0 && (
          <div>
            <dt>{t("knowledge.repeals")}</dt>
            <dd>
              <LawLinks laws={version.repeals} />
            </dd>
          </div>
        )}
        {version.amendedBy && version.amendedBy.length > 0 && (
          <div>
            <dt>{t("knowledge.amendedBy")}</dt>
            <dd>
              <LawLinks laws={version.amendedBy} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t("knowledge.issuedOn")}</dt>
          <dd>{version.issuedOn ?? t("knowledge.notSaid")}</dd>
        </div>
        {version.effectiveOnBasis && (
          <div>
            <dt>{t("knowledge.effectiveBasis")}</dt>
            <dd lang="zh-CN">{version.effectiveOnBasis}</dd>
          </div>
        )}
        {version.statusBasis && (
          <div>
            <dt>{t("knowledge.statusBasis")}</dt>
            <dd lang="zh-CN">{version.statusBasis}</dd>
          </div>
        )}
        {version.history.length > 0 && (
          <div>
            <dt>{t("knowledge.history")}</dt>
            <dd lang="zh-CN">
              {version.history.map((line) => (
                <p key={line} className="xz-law-line">
                  {line}
                </p>
              ))}
            </dd>
          </div>
        )}
        <div>
          <dt>{t("knowledge.source")}</dt>
          <dd lang="zh-CN">{version.source}</dd>
        </div>
      </dl>
    </details>
  );
}
