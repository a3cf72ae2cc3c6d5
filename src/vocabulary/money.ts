import { z } from "zod";

/** An amount of money (金额) in whole fen (分); one yuan is 100 fen. Never a fraction. */
export const Fen = z.int();
export type Fen = z.infer<typeof Fen>;
