/** Words by which cataloguing decides, kept as data so that a clerk can correct them; the application's rules.yaml. */
export interface CataloguingRules {
  /** Words with which a paper without a title begins (今借到 …), and its kind. */
  readonly openings: readonly { readonly kind: string; readonly words: readonly string[] }[];
  /** A title that several kinds share: the body decides among them. */
  readonly refinements: readonly Refinement[];
  /** Endings of the names of papers, by which an unknown title is still seen to be one. */
  readonly endings: readonly { readonly words: readonly string[]; readonly kind: string | null }[];
  /** Words that open the signatures at the end of a paper. */
  readonly signatures: readonly string[];
  /** Words before the date that counts for a kind; kinds not named take the date at the end. */
  readonly dates: readonly {
    readonly kinds: readonly string[];
    readonly words: readonly string[];
    readonly signedFirst: boolean;
  }[];
  /** Kinds that bear dates but none of their own. */
  readonly undated: readonly string[];
  /** Kinds that seldom run over one page. */
  readonly singlePage: readonly string[];
  /** Kinds of one slot that stay in the order in which they came, whatever day they bear. */
  readonly asReceived: readonly string[];
  /** Decisions of this court in this case; those of another case are evidence (handbook T §7.6 no. 8). */
  readonly decisions: readonly string[];
  /** Kinds whose head names the case they belong to. */
  readonly ofTheCase: readonly string[];
  /** Marks of papers that parties must not see (FC-03). */
  readonly secrecy: readonly string[];
}

/** When a paper of one of `from` holds at least `least` of the words, it is a `to`. */
export interface Refinement {
  readonly from: readonly string[];
  readonly to: string;
  readonly words: readonly string[];
  readonly least: number;
  /** Words that speak against it. */
  readonly unless?: readonly string[] | undefined;
}
