import { z } from "zod";
import { Because, Card, Outcome, Reason } from "./advice.ts";
import { CaseKind } from "./case-record.ts";
import { Volume } from "./document.ts";
import { PageRef } from "./page.ts";
import { Capacity, Person, Role } from "./person.ts";

/*
 * What the page and the server say to each other (接口约定). One schema per body; the server validates with it,
 * OpenAPI is generated from it and the page takes its types from it. All paths start with /api.
 * Every request but sign-in carries the session cookie; every writing request carries the header
 * "x-csrf-token" with the value of Me.csrf.
 */

const Both = z.object({ zh: z.string(), en: z.string() });

/** Body of every refused request; `incident` names a defect of ours for the operator. */
export const Refusal = z.object({ code: z.string(), text: Both, incident: z.string().optional() });
export type Refusal = z.infer<typeof Refusal>;

// POST /sessions -> Me; DELETE /sessions; GET /me -> Me
export const SignIn = z.object({ login: z.string(), password: z.string(), totp: z.string().optional() });
export const Me = z.object({ person: Person, csrf: z.string(), courtName: z.string(), totp: z.boolean() });
export type Me = z.infer<typeof Me>;

// GET /cases?words= -> CaseRow[]; POST /cases NewCase -> CaseView; GET /cases/:id -> CaseView
export const CaseRow = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  cause: z.string().nullable(),
  kind: CaseKind,
  receivedAt: z.string(),
  pages: z.int(),
  pagesRead: z.int(),
  doubts: z.int(),
  stage: z.enum(["reading", "review", "trial", "signed"]),
});
export type CaseRow = z.infer<typeof CaseRow>;
export const NewCase = z.object({
  title: z.string().min(1).max(200),
  kind: CaseKind.default("civil"),
  number: z.string().max(60).default(""),
});
export const CaseView = CaseRow.extend({
  members: z.array(
    z.object({ person: z.object({ id: z.string(), name: z.string(), role: Role }), capacity: Capacity }),
  ),
  capacity: Capacity,
});
export type CaseView = z.infer<typeof CaseView>;
// GET /people -> PersonRow[] (own court); PUT /cases/:id/members MemberChange
export const PersonRow = z.object({ id: z.string(), name: z.string(), role: Role });
export type PersonRow = z.infer<typeof PersonRow>;
export const MemberChange = z.object({ personId: z.string(), capacity: Capacity.nullable() });

// POST /cases/:id/originals (multipart, field "files", repeated) -> ReceivedOriginal[]
export const ReceivedOriginal = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.int(),
  pages: z.int(),
  state: z.enum(["waiting", "reading", "read", "failed", "refused"]),
  problem: Both.nullable(),
});
export type ReceivedOriginal = z.infer<typeof ReceivedOriginal>;

// GET /cases/:id/reading -> ReadingState; GET /cases/:id/reading/events (server-sent, each data: ReadingState)
// POST /cases/:id/reading/cancel | /reading/resume; POST /cases/:id/pages/:original/:number/retry
export const PageState = PageRef.extend({
  state: z.enum(["waiting", "reading", "read", "failed", "entered"]),
  confidence: z.number(),
  problem: Both.nullable(),
});
export type PageState = z.infer<typeof PageState>;
export const ReadingState = z.object({
  state: z.enum(["idle", "running", "cancelled", "done"]),
  pages: z.int(),
  read: z.int(),
  failed: z.int(),
  /** Seconds still needed at the present pace; null when unknown. */
  remainingSeconds: z.int().nullable(),
  originals: z.array(ReceivedOriginal),
  pageStates: z.array(PageState),
});
export type ReadingState = z.infer<typeof ReadingState>;

// GET /cases/:id/pages/:original/:number -> Page; GET …/image (image/webp or png, upright); GET …/thumbnail
// PUT /cases/:id/pages/:original/:number PageText: correct the recognised text or enter it by hand
export const PageText = z.object({ text: z.string(), ground: z.string().max(500).default("") });
// GET /cases/:id/search?words= -> FoundPassage[]
export const FoundPassage = PageRef.extend({
  start: z.int(),
  end: z.int(),
  before: z.string(),
  match: z.string(),
  after: z.string(),
});
export type FoundPassage = z.infer<typeof FoundPassage>;

// GET /cases/:id/documents -> CataloguedDocument[]
// PUT /cases/:id/documents DocumentChange -> CataloguedDocument[] (confirm, rename, move, merge, split); each change is one undo step
// POST /cases/:id/undo -> { undone: string | null } takes back the person's newest change of documents or fields
export const DocumentChange = z.discriminatedUnion("act", [
  z.object({ act: z.literal("confirm"), ids: z.array(z.string()).min(1) }),
  z.object({
    act: z.literal("describe"),
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    volume: Volume,
    day: z.string().nullable(),
  }),
  z.object({ act: z.literal("split"), id: z.string(), before: PageRef }),
  z.object({ act: z.literal("merge"), id: z.string(), withNext: z.literal(true) }),
  z.object({ act: z.literal("move"), id: z.string(), order: z.int() }),
]);
export type DocumentChange = z.infer<typeof DocumentChange>;

// GET /document-kinds -> DocumentKind[] (all kinds of knowledge/documents/kinds.yaml, for naming and describing documents)
// GET /cases/:id/fields -> CaseField[]; PUT /cases/:id/fields/:name FieldChange -> CaseField
// POST /cases/:id/fields/confirm { names } ; GET /cases/:id/history -> HistoryRow[] (and ?format=csv)
export const FieldChange = z.object({ value: z.string().max(20_000), ground: z.string().max(500).default("") });
export const FieldsConfirm = z.object({ names: z.array(z.string()).min(1) });
export const HistoryRow = z.object({
  at: z.string(),
  by: z.string(),
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  ground: z.string(),
  /** Application and version whose proposal was taken over, if any. */
  source: z.string().nullable(),
});
export type HistoryRow = z.infer<typeof HistoryRow>;

// GET /applications -> ApplicationRow[]; GET /applications/:id/card -> FeatureCard
export const ApplicationRow = z.object({ card: Card, on: z.boolean(), declined: z.boolean() });
export type ApplicationRow = z.infer<typeof ApplicationRow>;
/** Measured figures of a card come from evaluations/quality.json, written by `npm run eval`; never typed by hand. */
export const FeatureCard = z.object({
  card: Card,
  figures: z.array(
    z.object({
      suite: z.string(),
      data: z.string(),
      n: z.int(),
      metric: z.string(),
      value: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      trivial: z.number().nullable(),
      measuredOn: z.string(),
    }),
  ),
});
export type FeatureCard = z.infer<typeof FeatureCard>;

// POST /applications/:id/advice AdviceRequest -> AdviceView ; GET /cases/:id/advice?application= -> AdviceView | null (the newest)
export const AdviceRequest = z.object({ caseId: z.string(), input: z.record(z.string(), z.unknown()).default({}) });
export const ShownFinding = z.object({
  value: z.unknown(),
  confidence: z.number(),
  reasons: z.array(Reason),
  /** False when a reason could not be found again: shown as "未找到依据" and not adoptable. */
  sourced: z.boolean(),
  outcome: Outcome.nullable(),
});
export type ShownFinding = z.infer<typeof ShownFinding>;
export const AdviceView = z.object({
  id: z.string(),
  applicationId: z.string(),
  applicationVersion: z.string(),
  caseId: z.string(),
  preparedAt: z.string(),
  preparedFor: z.string(),
  ledgerEntry: z.int(),
  /** Number of statements dropped because their quotation or provision could not be found again. */
  dropped: z.int(),
  summary: Both,
  abstention: z.object({ because: Because, note: Both }).nullable(),
  findings: z.array(ShownFinding),
});
export type AdviceView = z.infer<typeof AdviceView>;

// POST /applications/:id/explorations AdviceRequest -> ExplorationView: what it would say on supposed facts; nothing of it is kept
export const ExplorationView = z.object({ summary: Both, dropped: z.int(), findings: z.array(ShownFinding) });
export type ExplorationView = z.infer<typeof ExplorationView>;

// POST /advice/:id/decisions DecisionRequest -> AdviceView ; GET /advice/:id/replay -> ReplayResult
export const DecisionRequest = z.object({ finding: z.int(), outcome: Outcome, note: z.string().max(2000).default("") });
export const ReplayResult = z.object({
  identical: z.boolean(),
  differences: z.array(z.object({ path: z.string(), before: z.string(), after: z.string() })),
  /** The knowledge the advice was given on, for example "laws-0002+cases-none+base-1f…". */
  release: z.string(),
  /** Parts of it that are no longer here; empty when all of it can be read again. The replay needs none: facts are stored. */
  missing: z.array(z.string()),
});
export type ReplayResult = z.infer<typeof ReplayResult>;

// GET /assistance -> AssistanceChoice[]; PUT /assistance AssistanceChoice. application "*" means all, caseId null means everywhere.
export const AssistanceChoice = z.object({
  application: z.string(),
  caseId: z.string().nullable(),
  declined: z.boolean(),
});
export type AssistanceChoice = z.infer<typeof AssistanceChoice>;
// PUT /switches/:applicationId SwitchChange (administrator)
export const SwitchChange = z.object({ on: z.boolean(), ground: z.string().min(1).max(500) });

// GET /cases/:id/rulings -> RulingView[]; PUT /cases/:id/rulings/:claim RulingChange (a judge of the case only)
export const RulingChange = z.object({
  result: z.enum(["granted", "partly", "dismissed"]),
  amount: z.int().min(0).nullable(),
  words: z.string().max(5000),
  reasoning: z.string().max(20_000),
});
export type RulingChange = z.infer<typeof RulingChange>;
export const RulingView = RulingChange.extend({ claim: z.int(), by: z.string(), at: z.string() });
export type RulingView = z.infer<typeof RulingView>;

// GET /cases/:id/draft -> DraftView | null; PUT /cases/:id/draft DraftSave -> DraftView (409 conflict when version is stale)
// GET /cases/:id/draft/versions -> DraftVersionRow[]; GET /cases/:id/draft/versions/:version -> DraftView
// GET /cases/:id/draft/set-aside -> DraftVersionRow[] (texts refused as stale; version is the one each was made from); GET /cases/:id/draft.docx | draft.pdf | proof.json
// POST /cases/:id/draft/start { kind } makes the draft from advice of document-drafting as proposals
export const DraftView = z.object({
  kind: z.string(),
  version: z.int(),
  /** ProseMirror document; proposals of a machine are insertion and deletion marks. */
  content: z.unknown(),
  text: z.string(),
  /** Author and version of each proposal by its mark id, and the reasons of the sentence. */
  proposals: z.array(z.object({ id: z.string(), author: z.string(), at: z.string(), reasons: z.array(Reason) })),
  savedAt: z.string(),
  savedBy: z.string(),
  signed: z.object({ by: z.string(), at: z.string(), sm3: z.string(), ledgerEntry: z.int() }).nullable(),
});
export type DraftView = z.infer<typeof DraftView>;
export const DraftStart = z.object({ kind: z.string() });
export const DraftSave = z.object({ version: z.int(), content: z.unknown(), proposals: DraftView.shape.proposals });
export const DraftVersionRow = z.object({
  version: z.int(),
  savedAt: z.string(),
  savedBy: z.string(),
  text: z.string(),
});
export type DraftVersionRow = z.infer<typeof DraftVersionRow>;
// POST /cases/:id/sign SignRequest -> DraftView (a judge of the case; the password is asked again: 电子签名法 13)
export const SignRequest = z.object({ version: z.int(), password: z.string(), acknowledged: z.array(z.string()) });

// GET /laws/search?words=&on= -> ProvisionRow[]; GET /laws/show?law=&article=&sub=&on= -> ProvisionRow
// GET /ledger/head -> LedgerHead, public as is the page /verify. Proofs hold salts and go to members of the case only:
// GET /advice/:id/proof -> Proof; GET /cases/:id/proof.json -> Proof of the signed PDF
export const LedgerHead = z.object({
  origin: z.string(),
  size: z.int(),
  rootSm3: z.string(),
  at: z.string(),
  signature: z.string(),
  publicKey: z.string(),
});
export type LedgerHead = z.infer<typeof LedgerHead>;
/** Everything needed to verify one record without the server (证明包); handbook G §2.4. */
export const Proof = z.object({
  v: z.literal(1),
  file: z.object({ name: z.string(), sm3: z.string() }).nullable(),
  salt: z.string(),
  leaf: z.string(),
  index: z.int(),
  inclusion: z.array(z.string()),
  head: LedgerHead,
});
export type Proof = z.infer<typeof Proof>;
