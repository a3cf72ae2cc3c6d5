import { expect, test } from "vitest";
import { momentText } from "./moment-text.ts";

test("momentText() shows the court's time whatever the clock of the browser", () => {
  expect(momentText("2024-03-15T01:30:00Z")).toBe("2024-03-15 09:30:00");
  expect(momentText("unknown")).toBe("unknown");
});
