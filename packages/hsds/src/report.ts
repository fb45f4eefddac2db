import type { TableName } from "./tables"

/** A problem with a line, or a note about it. `rejected` lines are left out; with a `note` the rest is accepted. */
export type Remark = {
  severity: "rejected" | "note"
  code: RemarkCode
  file?: string | undefined
  line?: number | undefined
  table?: TableName | undefined
  id?: string | undefined
  field?: string | undefined
}

export const remarkCodes = [
  "unknown_file",
  "unknown_column",
  "old_name",
  "not_json",
  "not_hsds",
  "too_large",
  "missing",
  "missing_text",
  "invalid_value",
  "id_mapped",
  "id_made",
  "duplicate",
  "dangling",
  "unattached",
  "organization_missing",
  "not_kept",
  "not_understood",
  "shortened",
  "lost_letters",
  "encoding_guessed",
  "row_broken",
  "row_short",
  "heading_again",
] as const
export type RemarkCode = (typeof remarkCodes)[number]

const most = 2000

/** Remarks in order: all of them are counted, the first two thousand are kept. */
export class Report {
  readonly remarks: Remark[] = []
  readonly counts = new Map<RemarkCode, number>()
  rejected = 0

  add(remark: Remark): void {
    this.counts.set(remark.code, (this.counts.get(remark.code) ?? 0) + 1)
    if (remark.severity === "rejected") this.rejected++
    if (this.remarks.length < most) this.remarks.push(remark)
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0)
  }
}
