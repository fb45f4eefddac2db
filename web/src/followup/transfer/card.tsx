import { useQuery } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/followup/transfer/schema"
import { createSignal, For, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { useReread } from "../../context/changes"
import { language } from "../../context/language"
import { can } from "../../context/nav"
import { when } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { ErrorNote, Note } from "../../ui/empty"
import { Load } from "../../ui/load"
import { toast } from "../../ui/toast"
import { Offer } from "./offer"
import { listTransfers, withdrawTransfer } from "./transfer.calls"
import { transfer } from "./transfer.i18n"

/** Her case and other consulates: what was offered, and how they answered. */
export default function TransferCard(props: CardProps) {
  const [offering, setOffering] = createSignal(false)
  const query = useQuery(() => ({
    queryKey: ["transfers", "of", props.file.casefileID],
    queryFn: () => listTransfers(props.file.casefileID),
  }))
  const isUnderWay = (items: readonly Info[]) =>
    items.some(({ side, status }) => side === "out" && ["sending", "delivered", "withdrawing"].includes(status))
  return (
    <Card title={transfer("card")}>
      <Load query={query} lines={2}>
        {(data) => (
          <>
            <p class="quiet">{transfer("cardText")}</p>
            <Show when={props.open && data().items.some(({ status, side }) => side === "out" && status === "accepted")}>
              <Note tone="info">{transfer("closeNow")}</Note>
            </Show>
            <ul class="rows">
              <For each={data().items}>{(row) => <Row row={row} />}</For>
            </ul>
            <Show when={props.open && can("transfer.send") && !isUnderWay(data().items)}>
              <div>
                <Button onClick={() => setOffering(true)}>{transfer("offer")}</Button>
              </div>
            </Show>
          </>
        )}
      </Load>
      <Offer casefileID={props.file.casefileID} open={offering()} close={() => setOffering(false)} />
    </Card>
  )
}

function Row(props: { row: Info }) {
  const reread = useReread()
  const withdraw = createAction(
    (key) => withdrawTransfer(props.row.transferID, key),
    () => {
      toast(transfer("withdrawn"))
      reread("transfer")
    },
  )
  const office = () => props.row.names[language()]
  return (
    <li>
      <div>
        <strong>{transfer(props.row.side === "out" ? "to" : "from", { office: office() })}</strong>
        <p class="small quiet">
          {when(props.row.sentAt)} · {props.row.fields.map((field) => transfer(`field.${field}`)).join(", ")}
        </p>
        <Show when={props.row.returnReason}>{(why) => <p>{transfer(`reason.${why()}`)}</p>}</Show>
        <ErrorNote problem={withdraw.problem()} />
      </div>
      <div class="act">
        <Chip tone={props.row.status === "accepted" ? "ok" : props.row.status === "returned" ? "warn" : "info"}>
          {transfer(`status.${props.row.status}`)}
        </Chip>
        <Show when={props.row.status === "sending" || props.row.status === "delivered"}>
          <Button size="small" kind="quiet" pending={withdraw.pending()} onClick={() => void withdraw.run()}>
            {transfer("withdraw")}
          </Button>
        </Show>
      </div>
    </li>
  )
}
