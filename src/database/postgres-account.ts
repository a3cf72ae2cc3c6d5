import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { Failure } from "../vocabulary/failure.ts";

/** The account the database server runs under; undefined when it is the account of this process. */
export interface PostgresAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const OWN_ACCOUNT = "xiezhi";

/**
 * Chooses the account for the database server. PostgreSQL refuses to run as root, so root hands it to the account that
 * already owns the records, else to the named one, else to a system account of ours, else (no useradd here) to nobody.
 * Throws a Failure when root finds no unprivileged account at all.
 */
export function choosePostgresAccount(records: string, wanted: string | undefined): PostgresAccount | undefined {
  if (process.getuid === undefined || process.getuid() !== 0) return undefined;
  const account = ownerOf(records) ?? (wanted === undefined ? ownAccount() : accountNamed(wanted));
  if (account !== undefined && account.uid !== 0) return account;
  throw new Failure("unavailable", {
    zh: "以 root 启动时，数据库需要一个普通账户运行，但没有找到。请执行 useradd --system xiezhi，或以普通用户启动，或设置 DATABASE_URL。",
    en: "Started as root, the database needs an unprivileged account and none was found. Run useradd --system xiezhi, start as an ordinary user, or set DATABASE_URL.",
  });
}

function ownAccount(): PostgresAccount | undefined {
  const existing = accountNamed(OWN_ACCOUNT);
  if (existing !== undefined) return existing;
  // Fails without harm where useradd does not exist or the account file cannot be written.
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", OWN_ACCOUNT], {
    stdio: "ignore",
  });
  return accountNamed(OWN_ACCOUNT) ?? accountNamed("nobody");
}

// initdb asks the account file for its own name, so a bare number is not enough.
function accountNamed(name: string): PostgresAccount | undefined {
  return accounts().find((account) => account.name === name);
}

function ownerOf(path: string): PostgresAccount | undefined {
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  return owner === undefined || owner === 0 ? undefined : accounts().find((account) => account.uid === owner);
}

function accounts(): PostgresAccount[] {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
