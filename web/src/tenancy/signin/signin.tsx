import { Navigate, useSearchParams } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { Problem } from "../../api"
import { OpenPage } from "../../context/open-page"
import { reasonOfLeaving } from "../../context/session"
import { tokens } from "../../context/tokens"
import { Button } from "../../ui/button"
import { ErrorNote, Note } from "../../ui/empty"
import { safeReturn } from "./return"
import { signin } from "./signin.i18n"

const said: Record<string, "idle" | "ended" | "signedOut" | "everywhere"> = {
  idle: "idle",
  ended: "ended",
  signed_out: "signedOut",
  everywhere: "everywhere",
}

/** One button; who she is is asked by the identity provider. */
export default function SignIn() {
  const [search] = useSearchParams<{ to?: string }>()
  const reason = reasonOfLeaving()
  const [pending, setPending] = createSignal(false)
  const [failed, setFailed] = createSignal<Problem>()
  const start = async () => {
    setPending(true)
    setFailed(undefined)
    try {
      const { begin } = await import("../../context/oidc")
      await begin(safeReturn(search.to))
    } catch (error) {
      setPending(false)
      setFailed(error instanceof Problem ? error : new Problem(0, "offline", signin("unreachable")))
    }
  }
  return (
    <Show when={!tokens()} fallback={<Navigate href={safeReturn(search.to)} />}>
      <OpenPage title={signin("title")} door>
        <Show when={said[reason ?? ""]}>{(words) => <Note>{signin(words())}</Note>}</Show>
        <div class="stack door">
          <h1>{signin("title")}</h1>
          <p class="quiet">{signin("text")}</p>
          <ErrorNote problem={failed()} />
          <div>
            <Button kind="primary" pending={pending()} onClick={() => void start()}>
              {signin("go")}
            </Button>
          </div>
        </div>
        <p class="small quiet">{signin("care")}</p>
      </OpenPage>
    </Show>
  )
}
