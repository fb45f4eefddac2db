import { useParams } from "@solidjs/router"
import { lazy, Show } from "solid-js"
import { can } from "../../context/nav"
import NotFound from "../../ui/not-found"
import { isProtocol } from "./protocol.words"

const Workshop = lazy(() => import("./workshop/workshop"))
const Reading = lazy(() => import("./reading"))

/** One protocol: headquarters writes it, consulates read it. */
export default function ProtocolPage() {
  const params = useParams<{ protocol: string }>()
  const key = () => (isProtocol(params.protocol) ? params.protocol : undefined)
  return (
    <Show when={key()} keyed fallback={<NotFound />}>
      {(protocol) => (
        <Show when={can("protocol.edit")} fallback={<Reading protocol={protocol} />}>
          <Workshop protocol={protocol} />
        </Show>
      )}
    </Show>
  )
}
