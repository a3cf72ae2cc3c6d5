// The arrows of the house (ARCHITECTURE.md §3) as a table; executed by tools/boundaries.test.ts.
const mayImport = {
  vocabulary: [],
  engine: ["vocabulary"],
  "knowledge-base": ["vocabulary"],
  database: ["vocabulary"],
  ledger: ["vocabulary", "database"],
  "data-service": ["vocabulary", "database"],
  "knowledge-service": ["vocabulary", "engine", "knowledge-base", "data-service", "governance/application\\.ts$"],
  governance: ["vocabulary", "ledger", "data-service", "knowledge-service"],
  applications: ["vocabulary", "engine", "governance/application\\.ts$"],
  server: ["vocabulary", "engine", "knowledge-base", "knowledge-service", "database", "data-service", "ledger", "governance", "applications/all\\.ts$"],
  web: ["vocabulary", "applications/[^/]+/panel\\.tsx$", "ledger/verification\\.ts$"],
};

const within = (folder) => `^src/${folder}/`;

const direction = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  severity: "error",
  comment: `src/${folder} may import only: ${allowed.join(", ") || "nothing of ours"}`,
  // Tests of the page may make real proofs to check.
  from: folder === "web" ? { path: within(folder), pathNot: "\\.test\\.ts$" } : { path: within(folder) },
  to: { path: "^src/", pathNot: [within(folder), ...allowed.map((a) => (a.endsWith("$") ? `^src/${a}` : `^src/${a}/`))] },
}));

const IO = "^(node:)?(fs|child_process|net|http|https|tls|dgram|worker_threads|os|process|cluster|dns|readline|crypto|path|url|stream|zlib|timers|perf_hooks)(/|$)";

const single = [
  { name: "no-cycle", severity: "error", from: { path: "^src/" }, to: { circular: true } },
  {
    name: "applications-are-islands",
    severity: "error",
    from: { path: "^src/applications/([^/]+)/" },
    to: { path: "^src/applications/", pathNot: "^src/applications/$1/" },
  },
  {
    name: "advise-is-pure",
    severity: "error",
    comment: "advise.ts imports only its own folder, vocabulary and the pure part of the engine",
    from: { path: "^src/applications/[^/]+/advise\\.ts$" },
    to: { pathNot: ["^src/applications/", "^src/vocabulary/", "^src/engine/(?!reading/|model/)", "^node_modules/(zod|json-canonicalize)/"] },
  },
  {
    name: "engine-is-pure",
    severity: "error",
    comment: "only engine/reading and engine/model touch the outside",
    from: { path: "^src/engine/(?!reading/|model/)", pathNot: "\\.test\\.ts$" },
    to: { path: [IO, "^src/engine/(reading|model)/", "^node_modules/(onnxruntime|sharp|@napi-rs|@node-rs|@lancedb|pg|kysely)"] },
  },
  {
    name: "panel-shows-only",
    severity: "error",
    from: { path: "^src/applications/[^/]+/panel\\.tsx$" },
    to: { path: "^src/", pathNot: ["^src/vocabulary/", "^src/applications/[^/]+/(schema|card|panel-[a-z-]+)\\.tsx?$"] },
  },
  {
    name: "only-database-speaks-sql",
    severity: "error",
    from: { pathNot: ["^src/database/", "\\.test\\.ts$", "^node_modules/", "^tools/", "^evaluations/"] },
    to: { path: "(^|/)node_modules/(pg|kysely)/" },
  },
  { name: "nobody-imports-a-test", severity: "error", from: {}, to: { path: "\\.test\\.tsx?$" } },
  {
    name: "the-list-is-for-the-server",
    severity: "error",
    from: { path: "^src/", pathNot: ["^src/server/", "^src/applications/[^/]+\\.test\\.ts$"] },
    to: { path: "^src/applications/all\\.ts$" },
  },
];

module.exports = {
  forbidden: [...direction, ...single],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|var)/" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".json"], exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
