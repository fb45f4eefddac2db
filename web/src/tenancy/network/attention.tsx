import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { language } from "../../context/language"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { network } from "./network.i18n"
import type { Row } from "./network.rows"
import { linkOf, toneOf } from "./network.words"

const order = ["failed", "provisioning", "restoring", "offboarding", "suspended"]
/** Closed by a person: its steps of joining are long done. */
const closed = new Set(["restoring", "offboarding", "suspended"])

/** What needs headquarters now: failed first, then joining, then what is closed. */
export function Attention(props: { rows: readonly Row[] }) {
  const rows = () =>
    props.rows
      .filter((row) => order.includes(row.status))
      .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
  return (
    <Card title={network("attention")}>
      <Show when={rows().length} fallback={<Empty title={network("calm")}>{network("calmText")}</Empty>}>
        <ul class="attention">
          <For each={rows().slice(0, 12)}>
            {(row) => (
              <li>
                <A href={linkOf(row)}>{row.city[language()]}</A>
                <Chip tone={toneOf[row.status]}>{network(`status.${row.status}`)}</Chip>
                <span class="small quiet">
                  {row.steps && !closed.has(row.status) ? network("progress", row.steps) : ""}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}
