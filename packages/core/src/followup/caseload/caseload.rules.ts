import type { Load } from "./caseload.schema"

type Carried = { staffID: string | null; urgency: string; count: number }
type File = { casefileID: string; assignedTo: string | null }
type Due = { casefileID: string; overdue: boolean }

/**
 * The load of each person, most urgent first; files without an owner come first, and people without files are left out.
 * `files` says to whom each follow-up belongs.
 */
export function loadsOf(
  carried: readonly Carried[],
  files: readonly File[],
  followups: readonly Due[],
  handovers: Record<string, number>,
): Load[] {
  const loads = new Map<string | null, Load>()
  const of = (staffID: string | null): Load => {
    const known = loads.get(staffID) ?? { staffID, open: 0, urgent: 0, overdue: 0, coming: 0, handovers: 0 }
    loads.set(staffID, known)
    return known
  }
  const carrier = new Map(files.map(({ casefileID, assignedTo }) => [casefileID, assignedTo]))
  for (const { staffID, urgency, count } of carried) {
    if (count === 0) continue
    const load = of(staffID)
    load.open += count
    if (urgency === "urgent") load.urgent += count
  }
  for (const { casefileID, overdue } of followups) {
    const staffID = carrier.get(casefileID)
    // A follow-up of a closed case file waits for its reopening and counts for nobody.
    if (staffID !== undefined) of(staffID)[overdue ? "overdue" : "coming"]++
  }
  for (const [staffID, count] of Object.entries(handovers)) if (count) of(staffID).handovers = count
  return [...loads.values()].sort(
    (a, b) =>
      Number(b.staffID === null) - Number(a.staffID === null) ||
      b.urgent - a.urgent ||
      b.overdue - a.overdue ||
      b.open - a.open ||
      (a.staffID ?? "").localeCompare(b.staffID ?? ""),
  )
}
