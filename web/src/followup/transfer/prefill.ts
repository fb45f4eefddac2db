import { useQuery } from "@tanstack/solid-query"
import { createEffect, on } from "solid-js"
import { arrived } from "../../context/call"
import { readTransfer } from "./transfer.calls"

/** Fills the form of a new case file with what she allowed to come along from another consulate. */
export function usePrefill(begin: (path: string, value: unknown) => void, transferID: () => string | undefined) {
  const query = useQuery(() => ({
    queryKey: ["transfers", transferID()],
    queryFn: () => readTransfer(transferID() ?? ""),
    enabled: transferID() !== undefined,
  }))
  createEffect(
    on(
      () => arrived(query),
      (found) => {
        const { names, preferredName, languages, safeContact, needs } = found?.parcel ?? {}
        if (!found) return
        if (names) begin("person.names", names)
        if (preferredName) begin("person.preferredName", preferredName)
        if (languages) begin("person.languages", languages)
        if (safeContact) begin("person.safeContact", safeContact)
        if (needs) begin("needs", needs)
        begin("urgency", found.urgency)
      },
    ),
  )
}
