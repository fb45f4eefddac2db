import { useQuery } from "@tanstack/solid-query"
import { AskFirstInput, type FirstInfo } from "@ventanilla/core/tenancy/staff/schema"
import { createSignal, Show } from "solid-js"
import { dateTime } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Dialog } from "../../ui/dialog"
import { ErrorNote, Note } from "../../ui/empty"
import { createPoll, Load } from "../../ui/load"
import { changeForm, createSeen } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { Submit } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { toast } from "../../ui/toast"
import { inviteFirst, readInvitation } from "../network/network.calls"
import { consulate } from "./consulate.i18n"

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
  // Sent again to the address that she saw: when another one stands there meanwhile, she is shown it first.
  let shown = reading(props.info)
  const seen = createSeen({
    base: () => shown,
    read: async () => {
      shown = reading(await readInvitation(props.tenantID))
      return shown
    },
  })
  const again = createAction(
    (key) => {
      shown = reading(props.info)
      return seen.send(key, (version, next) => inviteFirst(props.tenantID, shown.values.email, version, next))
    },
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
      <MergeDialog merge={seen} label={() => consulate("invitation.email")} />
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

const reading = ({ email, version }: FirstInfo) => ({ values: { email: email ?? "" }, version })
const Address = AskFirstInput.pick({ email: true })

function Correct(props: { tenantID: string; info: FirstInfo; close: () => void; done: () => void }) {
  const form = changeForm({
    schema: Address,
    base: reading(props.info),
    read: async () => reading(await readInvitation(props.tenantID)),
    send: ({ email }, version, key) => inviteFirst(props.tenantID, email, version, key),
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
      <MergeDialog merge={form.merge} label={() => consulate("invitation.email")} />
    </Dialog>
  )
}
