import { useNavigate } from "@solidjs/router"
import { outreachKinds } from "@ventanilla/core/data/outreach"
import { createSignal, Show } from "solid-js"
import { newKey } from "../api"
import { createAction } from "../ui/action"
import { Button, ButtonLink } from "../ui/button"
import { ErrorNote } from "../ui/empty"
import { Select } from "../ui/select"
import { NumberField, TextField } from "../ui/text-field"
import { add, pack } from "./field"
import { instantOf, localTimeOf } from "./local-time"
import { mobile } from "./mobile.i18n"
import { Title } from "./start"

type Kind = (typeof outreachKinds)[number]

/** An unplanned activity: its name, its kind, and the counts. */
export function Unplanned() {
  const navigate = useNavigate()
  const zone = pack()?.timeZone ?? "UTC"
  const [title, setTitle] = createSignal<string>()
  const [kind, setKind] = createSignal<Kind>()
  const [place, setPlace] = createSignal<string>()
  const [start, setStart] = createSignal<string | undefined>(localTimeOf(new Date(), zone).time)
  const [hours, setHours] = createSignal<number | undefined>(2)
  const [asked, setAsked] = createSignal(false)
  const startsAt = () => instantOf(localTimeOf(new Date(), zone).day, start() ?? "", zone)
  const lasts = () => Math.min(23, Math.max(0.5, hours() || 2))
  const begin = createAction(async () => {
    setAsked(true)
    const [name, what, at] = [title()?.trim(), kind(), startsAt()]
    if (!name || !what || !at) return
    const id = `local-${newKey()}`
    await add({
      id,
      kind: what,
      title: name,
      startsAt: at,
      endsAt: new Date(Date.parse(at) + lasts() * 3_600_000).toISOString(),
      timeZone: zone,
      place: place()?.trim() || null,
      plannedHeads: null,
      local: true,
      held: false,
    })
    navigate(`/mobile/count/${id}`, { replace: true })
  })
  const text = (
    name: string,
    value: () => string | undefined,
    set: (next: string | undefined) => void,
    error?: string,
  ) => ({
    name,
    value,
    set,
    error: () => (asked() ? error : undefined),
  })
  return (
    <div class="stack">
      <Title>{mobile("unplanned")}</Title>
      <p class="quiet">{mobile("unplannedText")}</p>
      <form
        class="form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void begin.run()
        }}
      >
        <TextField
          label={mobile("title")}
          hint={mobile("wordsHint")}
          field={{
            ...text("title", title, setTitle),
            error: () => (asked() && !title()?.trim() ? mobile("titleNeeded") : undefined),
          }}
        />
        <Select
          label={mobile("kind")}
          options={outreachKinds.map((value) => ({ value, label: mobile(`kind.${value}`) }))}
          field={{
            name: "kind",
            value: kind,
            set: setKind,
            error: () => (asked() && !kind() ? mobile("kindNeeded") : undefined),
          }}
        />
        <TextField label={mobile("place")} optional field={text("place", place, setPlace)} />
        <div class="mobile-pair">
          <TextField
            label={mobile("starts")}
            inputmode="numeric"
            field={{
              ...text("start", start, setStart),
              error: () => (asked() && !startsAt() ? mobile("timeWrong") : undefined),
            }}
          />
          <NumberField
            label={mobile("hours")}
            field={{ name: "hours", value: hours, set: setHours, error: () => undefined }}
          />
        </div>
        <Show when={begin.problem()}>
          <ErrorNote problem={begin.problem()} />
        </Show>
        <div class="row">
          <Button kind="primary" type="submit" pending={begin.pending()}>
            {mobile("start")}
          </Button>
          <ButtonLink href="/mobile">{mobile("back")}</ButtonLink>
        </div>
      </form>
    </div>
  )
}
