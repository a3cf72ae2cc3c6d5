// Adds the platform packages that the registry reached here does not serve to package-lock.json, so that `npm ci`
// accepts the lock on every platform. Run by `npm run lock` after each `npm install`.
import { readFileSync, writeFileSync } from "node:fs";

const file = process.argv[2] ?? "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
const SYSTEMS = {
  darwin: "darwin",
  win32: "win32",
  windows: "win32",
  linux: "linux",
  linuxmusl: "linux",
  android: "android",
  freebsd: "freebsd",
  openbsd: "openbsd",
  netbsd: "netbsd",
  sunos: "sunos",
  aix: "aix",
  openharmony: "openharmony",
};
const PROCESSORS = new Set([
  "x64",
  "arm64",
  "arm",
  "ia32",
  "ppc64",
  "s390x",
  "riscv64",
  "loong64",
  "mips64el",
  "wasm32",
]);

/** True when npm would resolve `name` for the package at `path`: in its own node_modules or in one further out. */
function isLocked(path, name) {
  for (let folder = path; ; ) {
    if (lock.packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
    folder = folder.includes("/node_modules/") ? folder.slice(0, folder.lastIndexOf("/node_modules/")) : "";
  }
}

/** The lock entry of a platform package, its platform read from its name. */
function stub(name, version, isDev) {
  const words = name.split("/").pop().split(/[-.]/);
  const system = words.find((word) => SYSTEMS[word]);
  const processor = words.find((word) => PROCESSORS.has(word) || word.startsWith("arm"));
  return {
    version,
    ...(isDev ? { dev: true } : {}),
    optional: true,
    ...(system ? { os: [SYSTEMS[system]] } : {}),
    ...(processor ? { cpu: [PROCESSORS.has(processor) ? processor : "arm"] } : {}),
    ...(words.includes("musl") || system === "linuxmusl"
      ? { libc: ["musl"] }
      : words.includes("gnu")
        ? { libc: ["glibc"] }
        : {}),
  };
}

let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(path, name) || !/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = stub(name, version, entry.dev === true);
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added to ${file}`);
