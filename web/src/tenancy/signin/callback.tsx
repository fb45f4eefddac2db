import { useNavigate } from "@solidjs/router"
import { createSignal, onMount, Show } from "solid-js"
import { OpenPage } from "../../context/open-page"
import { loadSession } from "../../context/session"
import { keep } from "../../context/tokens"
import { ButtonLink } from "../../ui/button"
import { Note, Skeleton } from "../../ui/empty"
import { safeReturn } from "./return"
import { signin } from "./signin.i18n"

/** The way back from the identity provider. */
export default function Callback() {
  const navigate = useNavigate()
  const [failed, setFailed] = createSignal(false)
  onMount(async () => {
    const address = new URL(location.href)
    // The code leaves the address bar and the history before anything else happens.
    history.replaceState(history.state, "", "/signin/callback")
    try {
      const { complete } = await import("../../context/oidc")
      const { tokens, to } = await complete(address)
      keep(tokens)
      await loadSession()
      navigate(safeReturn(to), { replace: true })
    } catch (error) {
      console.warn("sign-in failed", error instanceof Error ? error.name : "")
      setFailed(true)
    }
  })
  return (
    <OpenPage title={signin("title")}>
      <Show when={failed()} fallback={<Skeleton lines={3} />}>
        <h1>{signin("failed.title")}</h1>
        <Note tone="bad">{signin("failed.text")}</Note>
        <div>
          <ButtonLink kind="primary" href="/signin">
            {signin("failed.again")}
          </ButtonLink>
        </div>
      </Show>
    </OpenPage>
  )
}
