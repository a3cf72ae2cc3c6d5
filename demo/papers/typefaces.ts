import { createRequire } from "node:module";
import { GlobalFonts } from "@napi-rs/canvas";

const FILES = {
  Song: "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  SongBold: "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
  Hei: "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  HeiBold: "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
  Hand: "@expo-google-fonts/zhi-mang-xing/400Regular/ZhiMangXing_400Regular.ttf",
} as const;

/** Faces that papers are set in: printed serif and sans, and a running hand for what people wrote. */
export type Face = keyof typeof FILES;

let registered = false;

/** Makes the open fonts from npm known to the canvas; a second call does nothing. */
export function registerTypefaces(): void {
  if (registered) return;
  const resolve = createRequire(import.meta.url).resolve;
  for (const [name, path] of Object.entries(FILES)) GlobalFonts.registerFromPath(resolve(path), name);
  registered = true;
}

/** CSS font of a face at a size in pixels; a character the hand lacks is taken from the printed face. */
export function font(face: Face, pixels: number): string {
  return `${pixels}px ${face}, Song`;
}
