/** A measured figure with its 95 % interval and what a trivial method gets on the same data. */
export interface Metric {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The trivial baseline; null where none can be measured. */
  readonly trivial: number | null;
}

/** What a suite measured. */
export interface SuiteResult {
  readonly suite: string;
  readonly data: string;
  /** Samples measured; 0 is a failure. */
  readonly n: number;
  /** Samples left out, for reasons the suite states in notes. */
  readonly excluded: number;
  /** Rates are 0–1. */
  readonly metrics: Readonly<Record<string, Metric>>;
  /** What a reader must know to understand the figures. */
  readonly notes?: readonly string[];
  /** Limits that were not kept; with any of them the command ends with 1. */
  readonly breaches?: readonly string[];
}

/** How a suite is asked to run. */
export interface SuiteOptions {
  readonly data: string;
  /** Laws to search, in the form of `laws import`. */
  readonly laws?: string;
  /** Texts to search, for suites over judgments. */
  readonly corpus?: string;
  readonly limit?: number;
  /** Where releases and indexes may be kept between runs. */
  readonly cacheDir: string;
}

/** One measurement (评测套件) that `npm run eval -- <name>` can repeat. */
export interface Suite {
  readonly name: string;
  /** What it measures, in a sentence. */
  readonly about: string;
  /** Default file below ../shared/data. */
  readonly data: string;
  run(options: SuiteOptions): Promise<SuiteResult>;
}
