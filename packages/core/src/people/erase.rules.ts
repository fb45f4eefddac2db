import { VisibleError } from "../error"

type Hers = {
  records: { heldAt?: string | undefined }[]
  casefiles: { folio: string; status: "open" | "closed" }[]
  referrals: { group: "open" | "closed" }[]
}

/** Refuses what must not be erased, or not yet: a folio that is not hers, a legal hold, anything of hers that is open. */
export function assertErasable({ records, casefiles, referrals }: Hers, folio: string): void {
  if (!casefiles.some((file) => file.folio === folio)) throw new VisibleError("validation", "folio_not_hers", "folio")
  if (records.some(({ heldAt }) => heldAt)) throw new VisibleError("conflict", "person_held")
  if (referrals.some(({ group }) => group === "open")) throw new VisibleError("conflict", "referrals_open")
  if (casefiles.some(({ status }) => status === "open")) throw new VisibleError("conflict", "casefiles_open")
}
