const format = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** Today's date where the courts are, YYYY-MM-DD; for permanent links to the law as it is now. */
export function today(): string {
  return format.format(new Date());
}
