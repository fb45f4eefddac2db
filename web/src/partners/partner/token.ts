import { createSignal, onCleanup, onMount } from "solid-js"

/**
 * The capability out of a mail's link. It is in the fragment, so that no server log, referrer or scanner's GET carries it;
 * it is read once, kept in memory alone and taken out of the address bar. A second link opened in the same tab replaces it.
 */
export function createToken(path: string): () => string {
  const [token, setToken] = createSignal(location.hash.slice(1))
  const clean = () => history.replaceState(history.state, "", path)
  const change = () => {
    const next = location.hash.slice(1)
    if (!next) return
    setToken(next)
    clean()
  }
  onMount(() => {
    clean()
    addEventListener("hashchange", change)
  })
  onCleanup(() => removeEventListener("hashchange", change))
  return token
}
