import { useNavigate, useSearchParams } from "@solidjs/router"
import { PlanInput, RecordInput } from "@ventanilla/core/outreach/outreach/schema"
import { Show } from "solid-js"
import { useReread } from "../../context/changes"
import { Card } from "../../ui/card"
import { type At, createForm } from "../../ui/form"
import { listAddress } from "../../ui/list-place"
import { Page } from "../../ui/page"
import { Submit } from "../../ui/submit"
import { toast } from "../../ui/toast"
import { planOutreach, recordOutreach } from "./outreach.calls"
import { outreach } from "./outreach.i18n"
import { PlanFields } from "./plan-fields"
import { RepeatFields } from "./repeat-fields"
import { ReportFields } from "./report-fields"
import { createSpan, firstSpan } from "./span"
import "./outreach.css"

/** An activity that is to come, or (`?held=yes`) one that took place and was not in the plan. */
export default function NewOutreach() {
  const [search] = useSearchParams<{ held?: string }>()
  const held = () => search.held === "yes"
  return (
    <Page
      title={outreach(held() ? "recordTitle" : "newTitle")}
      sub={outreach(held() ? "recordSub" : "newSub")}
      up={{ href: listAddress("/outreach"), label: outreach("up") }}
    >
      <Show when={held()} fallback={<PlanForm />}>
        <RecordForm />
      </Show>
    </Page>
  )
}

function useDone(words: () => string) {
  const navigate = useNavigate()
  const reread = useReread()
  return ({ outreachID }: { outreachID: string }) => {
    toast(words())
    reread("outreach")
    navigate(`/outreach/${outreachID}`, { replace: true })
  }
}

function PlanForm() {
  const navigate = useNavigate()
  let many = false
  const first = firstSpan(1)
  const form = createForm({
    schema: PlanInput,
    initial: { ...first, mode: "in_person", programmes: ["vaim"] },
    send: (json, key) => {
      many = json.recurrence !== null
      return planOutreach(json, key)
    },
    done: useDone(() => outreach(many ? "plannedMany" : "planned")),
  })
  const at = form.at as At
  const span = createSpan(at, first)
  return (
    <form class="form" novalidate onSubmit={form.submit}>
      <PlanFields at={at} span={span} />
      <RepeatFields at={at} />
      <Submit form={form} label={outreach("save")} onCancel={() => navigate(listAddress("/outreach"))} />
    </form>
  )
}

function RecordForm() {
  const navigate = useNavigate()
  const first = firstSpan(0)
  const form = createForm({
    schema: RecordInput,
    initial: { ...first, mode: "in_person", programmes: ["vaim"], heads: {} },
    send: (json, key) => recordOutreach(json, key),
    done: useDone(() => outreach("recorded")),
  })
  const at = form.at as At
  const span = createSpan(at, first)
  return (
    <form class="form" novalidate onSubmit={form.submit}>
      <PlanFields at={at} span={span} />
      <Card title={outreach("report")}>
        <ReportFields at={at} />
      </Card>
      <Submit form={form} label={outreach("saveHeld")} onCancel={() => navigate(listAddress("/outreach"))} />
    </form>
  )
}
