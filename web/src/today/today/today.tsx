import { Match, Switch } from "solid-js"
import { can } from "../../context/nav"
import { role } from "../../context/session"
import { longDay, now } from "../../context/time"
import { ButtonLink } from "../../ui/button"
import { Unsent } from "../../ui/draft-note"
import { Page } from "../../ui/page"
import { CareDay } from "./care"
import { OutreachDay, ViewerDay, WindowDay } from "./others"
import { Start } from "./start"
import { today } from "./today.i18n"
import "./today.css"

/** "What needs me now?", by role. */
export default function Today() {
  const sub = () => {
    const who = role()
    return who === "window" || who === "viewer" || who === "outreach" ? today(`sub.${who}`) : undefined
  }
  const title = () => {
    const words = longDay(now())
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
  return (
    <Page
      title={title()}
      {...(sub() ? { sub: sub() } : {})}
      actions={
        <>
          {can("detection.create") && role() !== "window" && (
            <ButtonLink {...(can("casefile.open") ? {} : { kind: "primary" as const })} href="/detections/new">
              {today("newDetection")}
            </ButtonLink>
          )}
          {can("casefile.open") && (
            <ButtonLink kind="primary" href="/casefiles/new">
              {today("openFile")}
            </ButtonLink>
          )}
        </>
      }
    >
      <Unsent />
      <Start />
      <Switch>
        <Match when={can("casefile.list")}>
          <CareDay />
        </Match>
        <Match when={role() === "outreach"}>
          <OutreachDay />
        </Match>
        <Match when={role() === "viewer"}>
          <ViewerDay />
        </Match>
        <Match when={role() === "window"}>
          <WindowDay />
        </Match>
      </Switch>
    </Page>
  )
}
