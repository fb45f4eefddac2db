import { useQuery } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/safety/safetyplan/schema"
import { createSignal, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { when } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { ConfirmDialog } from "../../ui/dialog"
import { Load } from "../../ui/load"
import { createSeen } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { asRead } from "../../ui/over"
import { toast } from "../../ui/toast"
import { planField, planSaid, readingOf } from "./plan.words"
import { PlanForm } from "./plan-form"
import { PlanSheet } from "./plan-sheet"
import { forgetPlan, readPlan } from "./safety.calls"
import { safety } from "./safety.i18n"
import "./safety.css"

/** Her safety plan: kept here only if she wants. Made and read aloud or printed, nothing of it is sent. */
export default function PlanCard(props: CardProps) {
  const reread = useReread()
  const [making, setMaking] = createSignal(false)
  /** What is to be forgotten: as it was on the screen when it was asked for. */
  const [forgetting, setForgetting] = createSignal<Info>()
  const query = useQuery(() => ({
    queryKey: ["safetyplan", props.file.casefileID],
    queryFn: async () => (await readPlan(props.file.casefileID)) as Info,
    refetchOnWindowFocus: false,
    staleTime: 120_000,
  }))
  const refresh = () => reread("safetyplan")
  const seen = createSeen({
    base: () => readingOf(forgetting() ?? { status: "none", version: 0 }),
    read: async () => readingOf((await readPlan(props.file.casefileID)) as Info),
  })
  const forget = createAction(
    (key) => seen.send(key, (version, again) => forgetPlan(props.file.casefileID, version, again)),
    () => {
      toast(safety("plan.forgotten"))
      setForgetting(undefined)
      void refresh()
    },
  )
  const kept = (info: Info) => (info.status === "kept" ? info : undefined)
  return (
    <Card title={safety("plan")}>
      <Load query={query}>
        {(found) => (
          <Show
            when={!making()}
            fallback={
              <PlanForm
                casefileID={props.file.casefileID}
                found={found()}
                mayKeep={props.open && can("safetyplan.keep")}
                close={() => setMaking(false)}
                kept={() => {
                  setMaking(false)
                  void refresh()
                }}
              />
            }
          >
            <Show when={kept(found())} fallback={<p>{safety("plan.none")}</p>}>
              {(its) => (
                <>
                  <p class="small quiet">{safety("plan.kept", { when: when(its().keptAt) })}</p>
                  <Show when={its().plan} fallback={<p>{safety("plan.hidden")}</p>}>
                    {(plan) => <PlanSheet plan={plan()} />}
                  </Show>
                </>
              )}
            </Show>
            <div class="row">
              <Show when={kept(found())?.plan !== null}>
                <Button kind="primary" onClick={() => setMaking(true)}>
                  {safety(kept(found()) ? "plan.change" : "plan.make")}
                </Button>
              </Show>
              <Show when={kept(found()) && can("safetyplan.forget")}>
                <Button kind="quiet" onClick={() => setForgetting(asRead(found()))}>
                  {safety("plan.forget")}
                </Button>
              </Show>
            </div>
            <ConfirmDialog
              open={forgetting() !== undefined}
              onClose={() => {
                setForgetting(undefined)
                // What another kept meanwhile is on the screen from now on.
                if (forget.problem()?.code === "stale") void refresh()
                forget.clear()
              }}
              title={safety("plan.forget")}
              confirm={safety("plan.forget")}
              danger
              action={forget}
            >
              {safety("plan.forgetText")}
              <MergeDialog merge={seen} label={planField} show={planSaid} />
            </ConfirmDialog>
          </Show>
        )}
      </Load>
    </Card>
  )
}
