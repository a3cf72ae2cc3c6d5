// `npm test`: installs when needed, then runs the one check of the house.
import { join } from "node:path";
import { install, root, run } from "./install.mjs";

install();
process.exit(run(process.execPath, ["--import", "tsx", join(root, "tools", "check.ts"), ...process.argv.slice(2)]));
