import fc from "fast-check";
import { expect, test } from "vitest";
import { accept, next, previous, startQueue, takeBack, waitingIn, withItems } from "./review-queue.ts";

test("accept() moves to the next item and ends with none (UX 9)", () => {
  const one = accept(startQueue(["a", "b"]));
  expect(one.current).toBe("b");
  expect(accept(one).current).toBeUndefined();
});

test("takeBack() stands at the item accepted last, waiting again (UX 10)", () => {
  const queue = takeBack(accept(accept(startQueue(["a", "b", "c"]))));
  expect(queue.current).toBe("b");
  expect(waitingIn(queue)).toEqual(["b", "c"]);
  expect(takeBack(startQueue(["a"])).current).toBe("a");
});

test("next() passes accepted items over and comes round, previous() goes the other way", () => {
  const queue = accept(startQueue(["a", "b", "c"]));
  expect(next(queue).current).toBe("c");
  expect(next(next(queue)).current).toBe("b");
  expect(previous(queue).current).toBe("c");
});

test("withItems() appends new items, drops settled ones and keeps the present item while it exists", () => {
  const queue = next(startQueue(["a", "b", "c"]));
  const later = withItems(queue, ["c", "d"], new Set(["b", "c", "d"]));
  expect(later.order).toEqual(["b", "c", "d"]);
  expect(later.current).toBe("b");
  expect(withItems(queue, ["c"], new Set(["c"])).current).toBe("c");
  expect(withItems(startQueue([]), ["x"], new Set(["x"])).current).toBe("x");
});

test("accept() and takeBack() are inverse for any queue", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 }),
      fc.nat(7),
      (ids, steps) => {
        let queue = startQueue(ids);
        for (let step = 0; step < steps; step += 1) queue = next(queue);
        expect(takeBack(accept(queue))).toEqual(queue);
      },
    ),
  );
});
