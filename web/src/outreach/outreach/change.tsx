import { useNavigate, useParams } from "@solidjs/router"
import { CorrectedPlan, type Info, Plan } from "@ventanilla/core/outreach/outreach/schema"
import { Show } from "solid-js"
import { useReread } from "../../context/changes"
import type { At } from "../../ui/form"
import { Load } from "../../ui/load"
import { changeForm } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { Page } from "../../ui/page"
import { Submit } from "../../ui/submit"
import { toast } from "../../ui/toast"
import { changeOutreach, readOutreach, useOutreach } from "./outreach.calls"
import { outreach } from "./outreach.i18n"
import { planField, planSaid } from "./plan.words"
import { PlanFields } from "./plan-fields"
import { createSpan } from "./span"
import "./outreach.css"

/** The plan of an activity, corrected. */
export default function ChangeOutreach() {
  const params = useParams<{ outreachID: string }>()
  const query = useOutreach(() => params.outreachID)
  return (
    <Page
      title={outreach("changeTitle")}
      up={{ href: `/outreach/${params.outreachID}`, label: query.data?.title ?? outreach("up") }}
    >
      <Load query={query} lines={8}>
        {(item) => (
          <Show when={item()} keyed>
            {(found) => <ChangeForm item={found} />}
          </Show>
        )}
      </Load>
    </Page>
  )
}

function ChangeForm(props: { item: Info }) {
  const navigate = useNavigate()
  const reread = useReread()
  // What the form begins with stays when the activity is read again behind it.
  const { item } = props
  const back = () => navigate(`/outreach/${item.outreachID}`, { replace: true })
  const read = (found: Info) => ({ values: Plan.parse(found), version: found.version })
  const form = changeForm({
    schema: CorrectedPlan,
    base: read(item),
    read: async () => read(await readOutreach(item.outreachID)),
    send: (values, version, key) => changeOutreach(item.outreachID, { ...values, version }, key),
    done: () => {
      toast(outreach("changed"))
      reread("outreach")
      back()
    },
  })
  const at = form.at as At
  const span = createSpan(at, item)
  return (
    <form class="form" novalidate onSubmit={form.submit}>
      <PlanFields at={at} span={span} />
      <Submit form={form} label={outreach("saveChange")} onCancel={back} />
      <MergeDialog merge={form.merge} label={planField} show={planSaid} />
    </form>
  )
}
