import { useQuery } from "@tanstack/solid-query"
import { ask, client } from "../../api"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"

/** Colleagues' accounts by id, for who may see the list; empty for the others. */
export function useAccounts() {
  const query = useQuery(() => ({
    queryKey: ["staff"],
    queryFn: () => ask(client.api.staff.$get()),
    enabled: can("staff.list"),
  }))
  return {
    list: () => arrived(query)?.items ?? [],
    names: () => new Map((arrived(query)?.items ?? []).map((one) => [one.staffID, one.email])),
  }
}
