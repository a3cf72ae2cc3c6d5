import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { PanelProps } from "../vocabulary/panel.ts";

/** What draws the advice of one application (面板). */
export type Panel = ComponentType<PanelProps>;

const modules = import.meta.glob<{ default: Panel }>("../applications/*/panel.tsx");

/** The panels by id of application; each is a chunk of its own, loaded when first shown. */
export const panels: ReadonlyMap<string, LazyExoticComponent<Panel>> = new Map(
  Object.entries(modules).map(([path, load]) => [path.split("/").at(-2) ?? path, lazy(load)]),
);
