import type { Info } from "@ventanilla/core/casework/detection/schema"
import { createSignal, For, Show } from "solid-js"
import { byWhom } from "../../context/by"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { now, when } from "../../context/time"
import { domain } from "../../i18n/domain"
import { createAction } from "../../ui/action"
import { Button, ButtonLink } from "../../ui/button"
import { Chip } from "../../ui/chip"
import { ErrorNote } from "../../ui/empty"
import { toast } from "../../ui/toast"
import { releaseDetection, takeDetection } from "./detection.calls"
import { detection } from "./detection.i18n"
import { protocolsOf } from "./detection.words"
import { Dismiss } from "./dismiss"
import { Reach } from "./reach"

/** One detection: what was noticed, what she wants, and "I am going". */
export function DetectionRow(props: {
  row: Info
  accounts?: ReadonlyMap<string, string>
  onTaken?: (folio: string) => void
}) {
  const reread = useReread()
  const its = () => props.row
  const [dismissing, setDismissing] = createSignal(false)
  const done = (words: string) => () => {
    toast(words)
    // An urgent one is a task, too, which ends with it.
    reread("detection")
  }
  const release = createAction((key) => releaseDetection(its().detectionID, key), done(detection("released")))
  const take = createAction(
    (key) => takeDetection(its().detectionID, key),
    () => {
      done(detection("taken"))()
      props.onTaken?.(its().folio)
    },
  )
  return (
    <li>
      <div class="stack" data-gap="small">
        <p class="row" data-gap="small">
          <strong class="mono">{its().folio}</strong>
          <Show when={its().urgent}>
            <Chip tone="bad">{detection("urgent")}</Chip>
          </Show>
          <Show when={its().status === "waiting"}>
            <Chip tone={its().escalated ? "bad" : "mute"}>
              {its().escalated ? `${detection("escalated")} · ` : ""}
              {detection("waitingFor", { count: waitedMinutes(its().createdAt) })}
            </Chip>
          </Show>
          <Show when={its().dismissReason}>{(why) => <Chip tone="mute">{detection(`reason.${why()}`)}</Chip>}</Show>
          <Chip tone={its().contact === "waits_here" ? "warn" : "info"}>{detection(`contact.${its().contact}`)}</Chip>
        </p>
        <ul class="tags small">
          <For each={its().signs}>{(sign) => <li>{domain(`sign.${sign}`)}</li>}</For>
        </ul>
        <p class="small quiet">
          {detection("since", { area: domain(`area.${its().area}`), when: when(its().createdAt) })}
          {" · "}
          {detection(its().askedInPrivate ? "private" : "notPrivate")}
        </p>
        <For each={protocolsOf(its().signs)}>
          {(key) => <p class="small quiet">{detection("protocol", { name: detection(`protocol.${key}`) })}</p>}
        </For>
        <Show when={its().reachable && its().status !== "waiting"}>
          <Reach detectionID={its().detectionID} />
        </Show>
        <Show when={its().takenAt}>
          {(at) => (
            <p class="small quiet">
              {detection("takenAt", { when: when(at()) })}
              {" · "}
              {byWhom(its().takenBy ?? "", props.accounts)}
            </p>
          )}
        </Show>
        <ErrorNote problem={take.problem() ?? release.problem()} />
        <Dismiss detectionID={its().detectionID} open={dismissing()} close={() => setDismissing(false)} />
      </div>
      <div class="act">
        <Show when={its().status === "waiting" && can("detection.take")}>
          <Button
            kind="primary"
            size="small"
            pending={take.pending()}
            aria-label={`${detection("take")}: ${its().folio}`}
            onClick={() => void take.run()}
          >
            {detection("take")}
          </Button>
        </Show>
        <Show when={its().status === "taken"}>
          <Show when={can("casefile.open")}>
            <ButtonLink size="small" kind="primary" href={`/casefiles/new?detection=${its().detectionID}`}>
              {detection("openFile")}
            </ButtonLink>
          </Show>
          <Button size="small" pending={release.pending()} onClick={() => void release.run()}>
            {detection("release")}
          </Button>
        </Show>
        <Show when={(its().status === "waiting" || its().status === "taken") && can("detection.dismiss")}>
          <Button
            kind="quiet"
            size="small"
            aria-label={`${detection("dismiss")}: ${its().folio}`}
            onClick={() => setDismissing(true)}
          >
            {detection("dismiss")}
          </Button>
        </Show>
        <Show when={its().casefileID}>
          {(casefileID) => (
            <ButtonLink size="small" href={`/casefiles/${casefileID()}`}>
              {detection("toFile")}
            </ButtonLink>
          )}
        </Show>
      </div>
    </li>
  )
}

const waitedMinutes = (since: string) => Math.max(0, Math.floor((now().getTime() - Date.parse(since)) / 60_000))
