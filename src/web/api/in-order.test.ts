import { expect, test } from "vitest";
import { inOrder } from "./in-order.ts";

test("inOrder() lets no later request of a case overtake an earlier one, even after a refusal", async () => {
  const done: string[] = [];
  let release: () => void = () => undefined;
  const slow = inOrder("case", () =>
    new Promise<void>((resolve) => (release = resolve)).then(() => void done.push("slow")),
  );
  const refused = inOrder("case", async () => {
    done.push("refused");
    throw new Error("refused");
  });
  const quick = inOrder("case", async () => done.push("quick"));
  await Promise.resolve();
  expect(done).toEqual([]);
  release();
  await slow;
  await expect(refused).rejects.toThrow("refused");
  await quick;
  expect(done).toEqual(["slow", "refused", "quick"]);
});
