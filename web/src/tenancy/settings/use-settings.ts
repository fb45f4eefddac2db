import { useQuery } from "@tanstack/solid-query"
import { ask, client } from "../../api"
import { arrived } from "../../context/call"

/** The consulate's settings for a page that only reads them; undefined until they are there. */
export function useSettings() {
  const query = useQuery(() => ({ queryKey: ["settings"], queryFn: () => ask(client.api.settings.$get()) }))
  return () => arrived(query)?.values
}
