import { VisibleError } from "../../platform/error"

type Hers = {
  records: { heldAt?: string | undefined }[]
  casefiles: { folio: string; status: "open" | "closed" }[]
  referrals: { group: "open" | "closed" }[]
  /** Transfers under way to another consulate, with what the woman allowed. */
  transfers: number
}

/**
 * Refuses what must not be erased, or not yet: a folio that is not hers, a legal hold, anything of hers that is open.
 */
export function assertErasable({ records, casefiles, referrals, transfers }: Hers, folio: string): void {
  if (!casefiles.some((file) => file.folio === folio)) throw new VisibleError("validation", "folio_not_hers", "folio")
  if (records.some(({ heldAt }) => heldAt)) throw new VisibleError("conflict", "person_held")
  if (referrals.some(({ group }) => group === "open")) throw new VisibleError("conflict", "referrals_open")
  // The parcel at the other consulate has another key, and after an erasure no withdrawal could be delivered there.
  if (transfers > 0) throw new VisibleError("conflict", "transfers_open")
  if (casefiles.some(({ status }) => status === "open")) throw new VisibleError("conflict", "casefiles_open")
}
