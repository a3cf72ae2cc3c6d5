import { createRoot } from "react-dom/client";
import { Workbench } from "./app.tsx";
import { startLanguages } from "./i18n/languages.ts";
import { preferences } from "./session/preferences.ts";
import { watchComposition } from "./shell/composition.ts";
import { pageNonce } from "./shell/page-nonce.ts";
import { giveStylesNonce } from "./shell/style-nonce.ts";
import "./web.css";
import "./bench.css";

giveStylesNonce(pageNonce);
watchComposition();
startLanguages(preferences().language);
const root = document.getElementById("root");
if (root) createRoot(root).render(<Workbench />);
