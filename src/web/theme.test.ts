import { expect, test } from "vitest";
import { bodySize, colours, themeFor } from "./theme.ts";

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const texts = ["primary", "text", "secondary", "tertiary", "quiet", "error", "warning", "success"] as const;
const grounds = ["surface", "ground", "disabledGround"] as const;

test.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
  "colours keep 4.5 : 1 for %s on %s (WCAG 1.4.3)",
  (text, ground) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5);
  },
);

test("colours keep 3 : 1 for borders of inputs (WCAG 1.4.11) and 4.5 : 1 for white on the header", () => {
  expect(contrast(colours.border, colours.surface)).toBeGreaterThanOrEqual(3);
  expect(contrast("#ffffff", colours.header)).toBeGreaterThanOrEqual(4.5);
  expect(contrast("#ffffff", colours.primary)).toBeGreaterThanOrEqual(4.5);
});

test("themeFor() gives at least 18 pt and a line height of 1.3 in large-text mode (UX 25)", () => {
  expect(bodySize(true) * 0.75).toBeGreaterThanOrEqual(18);
  const token = themeFor(true).token;
  expect((token?.fontSizeSM ?? 0) * 0.75).toBeGreaterThanOrEqual(18);
  expect(token?.lineHeight).toBeGreaterThanOrEqual(1.3);
});
