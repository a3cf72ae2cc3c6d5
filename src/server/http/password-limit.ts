import type { Settings } from "../settings.ts";

/** Limit on every route where a password can be tried: attempts per minute and address, each route counted by itself. */
export function passwordLimit({ SIGN_IN_PER_MINUTE }: Pick<Settings, "SIGN_IN_PER_MINUTE">): {
  rateLimit: { max: number; timeWindow: string };
} {
  return { rateLimit: { max: SIGN_IN_PER_MINUTE, timeWindow: "1 minute" } };
}
