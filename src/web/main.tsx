import { createRoot } from "react-dom/client";
import { Workbench } from "./app.tsx";
import { startLanguages } from "./i18n/languages.ts";
import { preferences } from "./session/preferences.ts";
import "./web.css";

startLanguages(preferences().language);
const root = document.getElementById("root");
if (root) createRoot(root).render(<Workbench />);
