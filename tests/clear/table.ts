/**
 * Every attribute stored in clear, by entity, under the reason why it may be. An attribute that is not listed must be
 * sealed: put it into what the module gives to `dataKey.seal` (or `Vault.seal`), so that it is in `sealed`. A name with
 * a point is an attribute of a map; `*` is any one name, or any number at the end: for ids and for data that is not
 * about a woman.
 */
export const reasons = {
  id: "an id made at random, of a record or of who did it: it names nobody and opens nothing",
  folio: "a number to say aloud, made at random (SECURITY.md: folios are not secret within a consulate)",
  when: "when something was done or is due: the clock, the lists and the months go by it (SECURITY.md: times are not secret)",
  state: "where the work stands, from a closed list: a list or a rule asks it before anything is opened",
  counted:
    "from a closed list, and counted, or listed by a rule (SECURITY.md: what is counted lies in clear beside the id)",
  machine: "the machinery's own: versions, orders, leases, attempts, expiries, keys of rows",
  secret: "a hash of a secret, or closed with another key: it says nothing to whoever has not got the secret",
  consent: "what an officer may hand over and for how long: closed lists, asked at each disclosure",
  office: "the office's own work, places and staff: written of no woman",
  public: "of an organisation or a service, for the directory, which is published",
  partner: "of an organisation's mailbox: an address at work, its hours and its state",
  text: "of the procedure, written for everybody: protocols, catalogues, templates, figures already suppressed",
} as const
export type Reason = keyof typeof reasons
export type Table = Record<string, Partial<Record<Reason, string>>>

/** A woman's, and everything with her id or her case file's id. Free text does not belong here. */
const hers: Table = {
  person: {
    id: "personID casefileID mergedInto absorbed.personID suspended.organizationID suspended.otherID askTaskID",
    when: "ageAt mergedAt absorbed.at suspended.at heldAt erasedAt contactConfirmedAt askAt createdAt",
    state: "minor holdReason",
    machine: "version",
  },
  "person-casefile": { id: "personID casefileID" },
  casefile: {
    id: "casefileID personID assignedTo detectionID openedBy",
    folio: "folio",
    when: "openedAt closedAt next.* reachedAt",
    state: "status urgency minor area",
    counted: "needs detectedBy month closeReason",
    machine: "order version",
  },
  "casefile-referral": { id: "casefileID referralID" },
  sheet: { id: "casefileID", when: "acceptedOn changedAt", machine: "version" },
  incident: {
    id: "casefileID incidentID recordedBy",
    when: "createdAt removedAt when.precision when.day when.month when.year when.ongoing",
    counted: "place types modality gbvType contexts reported",
    machine: "expiresAt version",
  },
  dependant: { id: "casefileID dependantID", when: "createdAt removedAt", machine: "expiresAt version" },
  residence: { id: "casefileID", when: "notedAt", machine: "version" },
  breakdown: { id: "casefileID", when: "openedAt", machine: "version" },
  detection: {
    id: "detectionID createdBy takenBy taskIDs casefileID",
    folio: "folio",
    when: "createdAt takenAt attendBy escalatedAt toldAt",
    state: "area urgent status askedInPrivate contact dismissReason",
    counted: "signs",
    machine: "order expiresAt version",
  },
  consent: {
    id: "consentID personID casefileID organizationID explainedBy",
    when: "startsAt endsAt revokedAt createdAt",
    consent: "purpose fields language given channels readBy talked copy minor.givenBy minor.assent",
    machine: "version",
  },
  "statistics-consent": { id: "personID by", when: "at", consent: "decision language", machine: "version" },
  disclosure: {
    id: "disclosureID casefileID personID organizationID referralID consentID grantID by",
    when: "at",
    consent: "fields channel",
  },
  refusal: { id: "refusalID casefileID organizationID by", when: "at" },
  risk: {
    id: "riskID casefileID personID by",
    when: "at appliedOn confirmAt",
    counted: "kind edition inPrivate anyYes instrument lap to outcome",
  },
  screening: {
    id: "screeningID casefileID personID takenBy",
    when: "takenAt",
    counted: "edition outcome whole band talkNow",
  },
  safetyplan: { id: "casefileID personID keptBy", when: "keptAt", state: "status", machine: "expiresAt version" },
  protocolrun: {
    id: "runID casefileID personID startedBy marks.*.by adopted.by",
    when: "startedAt endedAt marks.*.at adopted.at",
    state: "protocol edition setting status because endReason",
    counted: "marks.*.state marks.*.edition marks.*.reason marks.*.ticked adopted.from adopted.to",
    machine: "kept version",
  },
  "protocolrun-slot": { id: "casefileID runID", state: "protocol", machine: "version" },
  contact: {
    id: "contactID casefileID personID by",
    when: "at",
    state: "status direction channel way outcome said why exception danger",
    machine: "version",
  },
  note: { id: "noteID casefileID by correctedBy", when: "at", machine: "version" },
  assistance: {
    id: "assistanceID casefileID organizationID by",
    when: "at",
    counted: "category outcome area",
    machine: "version",
  },
  followup: {
    id: "followupID casefileID personID taskID createdBy doneBy",
    folio: "folio",
    when: "dueAt createdAt doneAt",
    state: "kind status unsafeHour result",
    machine: "snoozed version",
  },
  review: {
    id: "reviewID casefileID personID askedBy doneBy",
    folio: "folio",
    when: "askedAt doneAt",
    state: "cause status outcome",
    machine: "version",
  },
  fund: {
    id: "fundID casefileID personID requestedBy approvedBy endedBy",
    when: "requestedAt approvedAt endedAt",
    state: "status refusal evidence",
    counted: "amount",
    text: `programme.key programme.es programme.en programme.fiscalYear programme.ceiling programme.currency
      programme.evidence.key programme.evidence.es programme.evidence.en`,
    machine: "version",
  },
  fundcommitted: { id: "casefileID", counted: "programme fiscalYear currency amount", machine: "version" },
  closing: {
    id: "closingID casefileID closedBy reopenedBy",
    when: "keepUntil closedAt reopenedAt",
    state: "left reopenReason",
    counted: "reason",
    machine: "version",
  },
  handover: {
    id: "handoverID casefileID personID from to taskID offeredBy",
    folio: "folio",
    when: "offeredAt endedAt",
    state: "status",
    machine: "version",
  },
  errand: {
    id: "errandID casefileID personID askedBy takenBy endedBy lateTaskID",
    folio: "folio",
    when: "dueAt askedAt takenAt endedAt appointmentAt toldLateAt",
    state: "kind area urgent status cannotReason",
    machine: "side order version",
  },
  transfer: {
    id: "transferID tenantID casefileID about personID taskID",
    folio: "folio",
    when: "sentAt endedAt",
    state: "side stage status officeCode urgency minor returnReason",
    consent: "fields given language",
    machine: "version",
  },
  glass: {
    id: "glassID casefileID personID staffID taskID reviewedBy",
    folio: "folio",
    when: "at until reviewedAt",
    state: "refusal status verdict",
    machine: "version",
  },
  referral: {
    id: "referralID casefileID personID organizationID serviceID mailboxID consentID timeline.by",
    folio: "folio casefileFolio",
    when: `consentEndsAt digestAt callRequestedAt remindAt escalateAt escalatedAt createdAt timeline.at state.readyAt state.heldAt
      state.sentAt state.openedAt state.answeredAt state.startedAt state.completedAt state.withdrawnAt state.expiredAt`,
    state: "urgency group status state.status state.reason state.outcome state.reminders timeline.what timeline.note",
    counted: "category",
    public: "organizationName",
    machine: "version",
  },
  code: {
    id: "referralID mailboxID codeID",
    secret: "salt hash",
    when: "sentAt endsAt",
    machine: "tries used expiresAt",
  },
  notification: {
    id: "notificationID casefileID createdBy",
    when: "receivedAt receivedOn contactedAt visitedOn createdAt",
    state: "asked missed",
    counted: "cause agency level countyFips",
    office: "timeZone",
    machine: "version",
  },
  signup: { id: "signupID outreachID", state: "status", when: "createdAt", machine: "expiresAt version" },
}

/** The office's: its staff, its days, its allies. */
const office: Table = {
  member: {
    id: "tenantID identity staffID certificates.certificateID",
    office: "email role areas minors certificates.course certificates.hours",
    when: "courseUntil certificates.issuedOn certificates.validUntil codeSignedAt invitedAt joinedAt",
    state: "status",
    machine: "codeVersion version",
  },
  invitation: {
    id: "tenantID staffID identity",
    secret: "hash",
    state: "needsPassword",
    when: "endsAt usedAt",
    machine: "expiresAt",
  },
  draft: { id: "staffID deviceID", when: "keptUntil", machine: "expiresAt version" },
  task: {
    id: "taskID casefileID referralID organizationID mailboxID detectionID transferID allianceID trainingID staffID doneBy",
    folio: "folio",
    when: "dueAt on createdAt doneAt",
    state: "kind status urgent ticked waiver",
    machine: "order expiresAt version",
  },
  folio: { id: "recordID", folio: "folio", machine: "expiresAt" },
  alliance: {
    id: "allianceID organizationID supersedes successorID reminded.taskID",
    when: "startsOn endsOn endedAt signedOn opinionAskedOn opinion.on reminded.at reminded.of createdAt",
    office: "kind stage autoRenewMonths opinion.number terms.*",
    machine: "version",
  },
  commitment: {
    id: "commitmentID allianceID organizationID",
    office: "benefit category amount",
    when: "from to createdAt droppedAt",
    machine: "version",
  },
  attachment: {
    id: "attachmentID ownerID createdBy",
    office: "owner purpose type size",
    when: "createdAt keptAt",
    state: "status refusal",
    machine: "parts version",
  },
  "attachment-leave": { id: "attachmentID", secret: "hash", when: "endsAt usedAt", machine: "expiresAt" },
  "attachment-part": { id: "attachmentID", machine: "part expiresAt" },
  outreach: {
    id: "outreachID allianceID partners series.seriesID createdBy heldBy cancelledBy",
    office: `kind campaign programmes title timeZone mode place countyFips under plannedHeads seats publicTitle hidePlace
      report.*`,
    when: `startsAt endsAt startsOn endsOn series.startsAt series.endsAt series.original series.rule createdAt heldAt
      cancelledAt`,
    state: "status public planned reason",
    machine: "version",
  },
  signupseats: { id: "outreachID", office: "taken waiting", machine: "version" },
  training: {
    id: "trainingID allianceID partners follows.taskID createdBy heldBy cancelledBy",
    office: `audience topics title timeZone mode place countyFips host under speakers plannedHeads offered report.*
      follows.what`,
    when: "startsAt endsAt startsOn follows.dueOn createdAt heldAt cancelledAt",
    state: "status reason",
    machine: "version",
  },
  target: { id: "changedBy", office: "year targets.*", when: "changedAt", machine: "version" },
  report: {
    id: "reportID draftedBy approvedBy",
    office: "month content.*",
    when: "draftedAt approvedAt",
    state: "status",
    machine: "version",
  },
  reportmonth: { id: "reportID", office: "month" },
  reportreceived: { id: "tenantID reportID", office: "month content.*", when: "approvedAt" },
  transparency: { id: "reportID", text: "answer.*" },
  feedback: {
    id: "feedbackID tenantID",
    office: "protocol edition step text answer",
    when: "writtenAt answeredAt",
    state: "status",
    machine: "version",
  },
  tenant: {
    id: "tenantID first.staffID first.identity",
    office: "officeCode names.* country state timeZone languages latitude longitude coordinatorEmail first.wanted",
    when: "createdAt activatedAt resumedAt notBefore restoring.since",
    state: "status restoring.to restoring.source restoring.returnsTo ending.*",
    machine: "checkpoints.* failure.* first.version first.failure pending attempts leaseID leaseEndsAt version",
  },
  office: { id: "tenantID", office: "officeCode" },
}

/** The directory's: organisations, their services, and how to reach them at work. */
const directory: Table = {
  organization: {
    id: "organizationID",
    public: "name nameKey contactName phone details.* kept.*",
    state: "status capacityStatus",
    when: "capacityUntil capacityStatedAt changedAt createdAt",
    machine: "version",
  },
  service: {
    id: "serviceID organizationID assuredBy",
    public: "nameKey name category languages serviceArea details.* kept.* troubles",
    state: "status",
    when: "assuredAt nextCheckAt changedAt",
  },
  location: { id: "locationID organizationID", public: "details.* kept.*", when: "changedAt" },
  mailbox: {
    id: "mailboxID organizationID",
    partner: "email language timeZone country state schedule.* hours.* standing.*",
    secret: "check.hash usedHash",
    when: "check.expiresAt linksClosedAt tendAt createdAt",
    machine: "version",
  },
  "mailbox-address": { id: "organizationID mailboxID", partner: "email" },
  "mail-event": { id: "mailboxID", partner: "reason", machine: "messageID expiresAt" },
  digest: {
    id: "digestID mailboxID freshIDs waitingIDs",
    state: "status",
    when: "scheduledAt sentAt",
    machine: "part number leaseID leaseEndsAt messageID",
  },
  grant: {
    id: "grantID mailboxID organizationID",
    secret: "hash",
    when: "endsAt digestAt revokedAt createdAt",
    machine: "exhausted expiresAt",
  },
  verification: {
    id: "verificationID organizationID mailboxID askedBy taskID decidedBy proposed.serviceID",
    secret: "hash",
    public: "language confirmed proposed.changes.* proposed.stood.*",
    state: "status side",
    when: "expiresAt askedAt answeredAt decidedAt",
    machine: "version",
  },
  "service-check": { id: "organizationID taskID", when: "dueOn", machine: "version" },
  "service-trouble": {
    id: "incidentID organizationID serviceID notedBy clearedBy",
    state: "kind outcome",
    when: "on notedAt clearedAt",
    machine: "version",
  },
}

/** Rows written without an entity, by the first word of their key and `#`. */
const plain: Table = {
  "audit#": {
    id: "auditID actor.id requestID subjects",
    state: "action actor.type actor.role hidden found",
    when: "at",
  },
  "seal#": { machine: "chain number count from to previous root hash" },
  "idempotency#": { secret: "kept", machine: "expiresAt" },
  "budget#": { machine: "spent expiresAt" },
  "signin#": { machine: "notBefore expiresAt" },
  "headquarters#": { when: "since" },
  "caseload#": { machine: "asked expiresAt" },
  "vault#": {},
  "canary#": { machine: "expiresAt" },
  "rest#": { when: "from until", machine: "table expiresAt" },
  "statistics#": { id: "tenantID", counted: "value numbers.*", machine: "turn" },
  "contribution#": { machine: "number version" },
  "breakdowns-of-nobody#": { counted: "value" },
  "gathering#": { counted: "cell:*", when: "at closedAt", machine: "turn" },
  "network#": {
    counted: "month of numbers counts totals cells consulates missing threshold",
    when: "at",
    machine: "turn version",
  },
  "settings#": { office: "own.*", machine: "version" },
  "calendar#": { text: "events", machine: "turn" },
  "guide#": { text: "services.*", when: "writtenAt until" },
  "hsds#": { public: "bundle", machine: "version" },
  "reference#": { text: "categories hotlines.*", when: "seededAt" },
  "catalogues#": { text: "catalogue.*" },
  "template#": { text: "catalogue.* districts.* edition.* kept.* template.*", machine: "version" },
  "protocol#": { text: "draft.* edition.* versions.*", machine: "revision" },
  // Its key is a token of the blind index, and it holds nothing else.
  "find#": {},
  "erasure#": { id: "personID", when: "contactConfirmedAt createdAt erasedAt mergedAt", machine: "version" },
  "review#": { id: "reviewID", state: "waits" },
}

/** By the entity's name, or the first word of a row's key and `#`. */
export const clear: Table = { ...hers, ...office, ...directory, ...plain }
