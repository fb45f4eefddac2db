import { useQuery } from "@tanstack/solid-query"
import { AskFirstInput, type FirstInfo } from "@ventanilla/core/staff/schema"
import { createSignal, Show } from "solid-js"
import { dateTime } from "../../context/time"
import { consulate } from "../../i18n/consulate"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Dialog } from "../../ui/dialog"
import { ErrorNote, Note } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { createPoll, Load } from "../../ui/load"
import { Submit } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { toast } from "../../ui/toast"
import { inviteFirst, readInvitation } from "../network/network.calls"

const tones = {
  preparing: "info",
  sending: "info",
  failed: "bad",
  waiting: "warn",
  expired: "bad",
  accepted: "ok",
} as const

const reasons: Record<string, "reason.mail_budget" | "reason.headquarters_not_staff"> = {
  mail_budget: "reason.mail_budget",
  headquarters_not_staff: "reason.headquarters_not_staff",
}

/** Who was invited to coordinate first, and whether that came to anything: a wrong letter is mended here. */
export function Invitation(props: { tenantID: string; asks: boolean }) {
  const query = useQuery(() => ({
    queryKey: ["consulate.invitation", props.tenantID],
    queryFn: () => readInvitation(props.tenantID),
  }))
  createPoll(
    () => query.data?.state === "sending" || query.data?.state === "preparing",
    1500,
    () => query.refetch(),
  )
  return (
    <Load query={query} lines={3}>
      {(info) => <Known tenantID={props.tenantID} asks={props.asks} info={info()} done={() => void query.refetch()} />}
    </Load>
  )
}

function Known(props: { tenantID: string; asks: boolean; info: FirstInfo; done: () => void }) {
  const [correcting, setCorrecting] = createSignal(false)
  const again = createAction(
    (key) => inviteFirst({ tenantID: props.tenantID, version: props.info.version, email: props.info.email ?? "" }, key),
    () => {
      toast(consulate("invitation.asked"))
      props.done()
    },
  )
  const mendable = () => props.asks && props.info.state !== "accepted" && props.info.state !== "sending"
  const resendable = () => mendable() && props.info.state !== "preparing" && props.info.email !== null
  return (
    <Card
      title={consulate("invitation")}
      aside={<Chip tone={tones[props.info.state]}>{consulate(`invitation.${props.info.state}`)}</Chip>}
    >
      <Show when={props.info.failure}>
        {(code) => <Note tone="bad">{consulate(reasons[code()] ?? "reason.other")}</Note>}
      </Show>
      <Facts>
        <Show when={props.info.email}>{(email) => <Fact term={consulate("invitation.email")}>{email()}</Fact>}</Show>
        <Show when={props.info.sentAt}>
          {(at) => <Fact term={consulate("invitation.sent")}>{dateTime(at())}</Fact>}
        </Show>
        <Show when={props.info.endsAt}>
          {(at) => (
            <Fact term={consulate(props.info.state === "expired" ? "invitation.ended" : "invitation.until")}>
              {dateTime(at())}
            </Fact>
          )}
        </Show>
        <Show when={props.info.acceptedAt}>
          {(at) => <Fact term={consulate("invitation.joined")}>{dateTime(at())}</Fact>}
        </Show>
      </Facts>
      <p class="small quiet">{consulate(`invitation.${props.info.state}Text`)}</p>
      <ErrorNote problem={again.problem()} />
      <Show when={mendable()}>
        <div class="row">
          <Show when={resendable()}>
            <Button pending={again.pending()} onClick={() => void again.run()}>
              {consulate("invitation.resend")}
            </Button>
          </Show>
          <Button onClick={() => setCorrecting(true)}>{consulate("invitation.correct")}</Button>
        </div>
      </Show>
      <Show when={correcting()}>
        <Correct
          tenantID={props.tenantID}
          info={props.info}
          close={() => setCorrecting(false)}
          done={() => {
            setCorrecting(false)
            props.done()
          }}
        />
      </Show>
    </Card>
  )
}

function Correct(props: { tenantID: string; info: FirstInfo; close: () => void; done: () => void }) {
  const form = createForm({
    schema: AskFirstInput,
    initial: { tenantID: props.tenantID, version: props.info.version, email: props.info.email ?? "" },
    send: (input, key) => inviteFirst(input, key),
    done: () => {
      toast(consulate("invitation.asked"))
      props.done()
    },
  })
  return (
    <Dialog open onClose={props.close} title={consulate("invitation.correct")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <p>{consulate("invitation.correctText")}</p>
        <TextField label={consulate("email")} type="email" field={form.field("email")} />
        <Submit form={form} label={consulate("invitation.correctGo")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}
