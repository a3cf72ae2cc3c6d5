/** How fast pages are read (识别进度): a moving average per case, kept in memory because only the running reader knows it. */
export interface Pace {
  /** Notes that a page of the case took so many milliseconds. */
  note(caseId: string, milliseconds: number): void;
  /** Seconds for so many pages at the present pace; null before the first page. */
  remaining(caseId: string, pages: number): number | null;
}

const WEIGHT = 0.2;

/** An empty pace. */
export function newPace(): Pace {
  const perPage = new Map<string, number>();
  return {
    note(caseId, milliseconds) {
      const before = perPage.get(caseId);
      perPage.set(caseId, before === undefined ? milliseconds : before + WEIGHT * (milliseconds - before));
    },
    remaining(caseId, pages) {
      const average = perPage.get(caseId);
      return average === undefined ? null : Math.ceil((average * pages) / 1000);
    },
  };
}
