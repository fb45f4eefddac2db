import { useQuery } from "@tanstack/solid-query"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { readEdition, readWorkshop } from "./protocol.calls"

/** The red-flag list's wording by key, for whatever names a flag. */
export function useFlags() {
  const query = useQuery(() => ({
    queryKey: ["edition", "red_flags"],
    queryFn: async () => (can("protocol.edit") ? (await readWorkshop("red_flags")).edition : readEdition("red_flags")),
    staleTime: 60_000,
  }))
  return () =>
    new Map((arrived(query)?.stages ?? []).flatMap(({ steps }) => steps.map((step) => [step.key, step] as const)))
}
