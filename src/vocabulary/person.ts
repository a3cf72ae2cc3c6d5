import { z } from "zod";

/** What a user is in the court (身份). */
export const Role = z.enum(["judge", "clerk", "president", "administrator", "party"]);
export type Role = z.infer<typeof Role>;

/** A signed-in person (用户); court and role come from the session, never from a request. */
export const Person = z.object({ id: z.string(), login: z.string(), name: z.string(), court: z.string(), role: Role });
export type Person = z.infer<typeof Person>;

/** How a person belongs to a case (案件关系); who has none does not see it. */
export const Capacity = z.enum(["judge", "clerk", "panel", "party"]);
export type Capacity = z.infer<typeof Capacity>;
