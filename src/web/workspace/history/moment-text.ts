const shanghai = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "medium",
});

/** A moment as the courts' clocks show it, 2024-03-15 09:30:00 in Asia/Shanghai; what is no moment stands as it is. */
export function momentText(at: string): string {
  const moment = Date.parse(at);
  return Number.isNaN(moment) ? at : shanghai.format(moment);
}
