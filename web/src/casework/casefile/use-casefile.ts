import { useQuery } from "@tanstack/solid-query"
import { arrived } from "../../context/call"
import { useOrganizationNames } from "../../directory/directory/directory.calls"
import { listReferrals } from "../../partners/referral/referral.calls"
import { useAccounts } from "../../tenancy/staff/use-accounts"
import { listConsents, listDisclosures, readCaseFile, readPerson } from "./casefile.calls"

// Every reading of a record is written down: coming back to the window must not write it again.
const calm = { refetchOnWindowFocus: false, staleTime: 120_000 }

export const useCaseFile = (casefileID: () => string) =>
  useQuery(() => ({ queryKey: ["casefile", casefileID()], queryFn: () => readCaseFile(casefileID()), ...calm }))

export const usePerson = (personID: () => string | undefined) =>
  useQuery(() => ({
    queryKey: ["person", personID()],
    queryFn: () => readPerson(personID() ?? ""),
    enabled: personID() !== undefined,
    ...calm,
  }))

export const useConsents = (casefileID: () => string) =>
  useQuery(() => ({ queryKey: ["consents", casefileID()], queryFn: () => listConsents(casefileID()), ...calm }))

/** Everything that one case file's page shows. */
export function useWholeCaseFile(casefileID: () => string) {
  const casefile = useCaseFile(casefileID)
  const person = usePerson(() => arrived(casefile)?.personID)
  const consents = useConsents(casefileID)
  const referrals = useQuery(() => ({
    queryKey: ["referrals", { casefileID: casefileID() }],
    queryFn: () => listReferrals({ casefileID: casefileID() }),
  }))
  const disclosures = useQuery(() => ({
    queryKey: ["disclosures", casefileID()],
    queryFn: () => listDisclosures(casefileID()),
    ...calm,
  }))
  return {
    casefile,
    person,
    consents,
    referrals,
    disclosures,
    organizations: useOrganizationNames(),
    accounts: useAccounts(),
  }
}
export type Whole = ReturnType<typeof useWholeCaseFile>
