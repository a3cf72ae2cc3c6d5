import { z } from "zod";

/** A court (人民法院) of the directory and the court that hears appeals from it. */
export const Court = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  level: z.enum(["basic", "intermediate", "high", "supreme", "special"]),
  /** Code in case numbers (法院代字), for example 京0105; null when the directory does not know it. */
  code: z.string().nullable(),
  /** Name of the court of appeal; null for the Supreme People's Court. */
  appealsTo: z.string().nullable(),
  /** True for courts of the demo that do not exist. */
  fictional: z.boolean(),
  source: z.string(),
});
export type Court = z.infer<typeof Court>;
