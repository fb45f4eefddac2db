import {
  CompleteInput,
  type Info,
  Outcome,
  WithdrawInput,
  WithdrawReason,
} from "@ventanilla/core/partners/referral/schema"
import { Match, Show, Switch } from "solid-js"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { RadioGroup } from "../../ui/radio-group"
import { Submit, useDone } from "../../ui/submit"
import { toast } from "../../ui/toast"
import { reasons } from "./reasons.i18n"
import { completeReferral, type Ending, releaseReferral, startReferral, withdrawReferral } from "./referral.calls"
import { referral } from "./referral.i18n"
import { lostConsent } from "./referral.words"

export type Act = "withdraw" | "complete"
const open = ["draft", "ready", "held", "sent", "opened", "accepted", "in_service", "consent_withdrawn"]

/** What staff can do from here; one of them is the likely next step. */
export function Buttons(props: { row: Info; open: (act: Act) => void }) {
  const reread = useReread()
  const status = () => props.row.state.status
  const lost = () => lostConsent(props.row)
  const done = (words: string) => () => {
    toast(words)
    reread("referral")
  }
  const release = createAction((key) => releaseReferral(props.row.referralID, key), done(referral("released")))
  const start = createAction((key) => startReferral(props.row.referralID, key), done(referral("started")))
  return (
    <>
      <ErrorNote problem={release.problem() ?? start.problem()} />
      <Show when={open.includes(status()) && can("referral.withdraw")}>
        <Button kind={status() === "consent_withdrawn" ? "primary" : "quiet"} onClick={() => props.open("withdraw")}>
          {referral(status() === "consent_withdrawn" ? "withdraw.told" : "withdraw")}
        </Button>
      </Show>
      <Show
        when={
          (status() === "accepted" || status() === "in_service") && lost() !== "revoked" && can("referral.complete")
        }
      >
        <Button
          {...(status() === "in_service" ? { kind: "primary" as const } : {})}
          onClick={() => props.open("complete")}
        >
          {referral("complete")}
        </Button>
      </Show>
      <Show when={status() === "accepted" && !lost() && can("referral.start")}>
        <Button kind="primary" pending={start.pending()} onClick={() => void start.run()}>
          {referral("start")}
        </Button>
      </Show>
      <Show when={status() === "draft" && !lost() && can("referral.release")}>
        <Button kind="primary" pending={release.pending()} onClick={() => void release.run()}>
          {referral("release")}
        </Button>
      </Show>
    </>
  )
}

export function Dialogs(props: { act: Act | undefined; row: Info; close: () => void }) {
  return (
    <Switch>
      <Match when={props.act === "withdraw"}>
        <Withdraw row={props.row} close={props.close} />
      </Match>
      <Match when={props.act === "complete"}>
        <Complete row={props.row} close={props.close} />
      </Match>
    </Switch>
  )
}

function Withdraw(props: { row: Info; close: () => void }) {
  const form = createForm({
    schema: WithdrawInput,
    initial: {
      referralID: props.row.referralID,
      ...(props.row.state.status === "consent_withdrawn" ? { reason: "consent_revoked" as const } : {}),
    },
    send: ({ referralID, reason }, key) => withdrawReferral(referralID, reason, key),
    done: useDone("referral", props.close)(() => referral("withdrawn")),
  })
  return (
    <Dialog open onClose={props.close} title={referral("withdraw.title")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <p>{referral("withdraw.text")}</p>
        <RadioGroup
          label={referral("withdraw.reason")}
          field={form.field("reason")}
          options={WithdrawReason.options.map((value) => ({ value, label: reasons(`withdraw.${value}`) }))}
        />
        <Submit brief kind="danger" form={form} label={referral("withdraw.confirm")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}

const endings: readonly Ending[] = [...Outcome.options, "unknown_by_confidentiality"]

function Complete(props: { row: Info; close: () => void }) {
  const form = createForm({
    schema: CompleteInput,
    initial: { referralID: props.row.referralID },
    send: ({ referralID, outcome }, key) => completeReferral(referralID, outcome, key),
    done: useDone("referral", props.close)(() => referral("completed")),
  })
  return (
    <Dialog open onClose={props.close} title={referral("complete.title")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <p>{referral("complete.text")}</p>
        <RadioGroup
          label={referral("complete.outcome")}
          field={form.field("outcome")}
          options={endings.map((value) => ({ value, label: reasons(`outcome.${value}`) }))}
        />
        <Submit brief form={form} label={referral("complete.confirm")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}
