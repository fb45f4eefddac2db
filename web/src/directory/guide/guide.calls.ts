import { useQuery } from "@tanstack/solid-query"
import { ask, client } from "../../api"
import { given } from "../../context/call"

/** What is asked of the finder, as it stands in the address: nothing about anybody. */
export type Asking = {
  category?: string
  place?: string
  language?: string
  open?: string
  undocumented?: string
  noID?: string
  free?: string
  children?: string
  boyAge?: string
  pets?: string
  named?: string
}
export const flags = ["open", "undocumented", "noID", "free", "children", "pets"] as const

export const findServices = (asking: Asking, cursor?: string) =>
  ask(client.api.guide.$get({ query: given({ ...asking, cursor, limit: "25" }) as Record<string, never> }))

export const useCoverage = () =>
  useQuery(() => ({
    queryKey: ["guide", "coverage"],
    queryFn: () => ask(client.api.guide.coverage.$get()),
    staleTime: 60_000,
  }))

export const useNationalLines = () =>
  useQuery(() => ({
    queryKey: ["risk", "lines"],
    queryFn: () => ask(client.api.risks.lines.$get()),
    staleTime: 300_000,
  }))
