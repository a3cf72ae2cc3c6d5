import { z } from "zod";

/** An amount of money (金额) in whole fen (分); one yuan is 100 fen. Never a fraction. */
export const Fen = z.int();
export type Fen = z.infer<typeof Fen>;

/** Fen as yuan with the fen that are not nought. */
export function yuan(fen: number): string {
  const rest = fen % 100;
  const whole = String((fen - rest) / 100).replace(/\B(?=(\d{3})+$)/gu, ",");
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, "0")}`;
}
