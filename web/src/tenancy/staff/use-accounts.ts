import { useQuery } from "@tanstack/solid-query"
import { ask, client } from "../../api"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { membership } from "../../context/session"
import { domain } from "../../i18n/domain"

/** Colleagues' accounts by id, for who may see the list; the others find themselves in it. */
export function useAccounts() {
  const query = useQuery(() => ({
    queryKey: ["staff"],
    queryFn: () => ask(client.api.staff.$get()),
    enabled: can("staff.list"),
  }))
  return {
    list: () => arrived(query)?.items ?? [],
    names: () => {
      const mine = membership()?.staffID
      const known = (arrived(query)?.items ?? []).map((one) => [one.staffID, one.email] as const)
      return new Map([...known, ...(mine ? [[mine, domain("by.you")] as const] : [])])
    },
  }
}
