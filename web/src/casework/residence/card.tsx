import { useQuery } from "@tanstack/solid-query"
import { placeName, states } from "@ventanilla/core/data/counties"
import type { Answer } from "@ventanilla/core/tenancy/district/schema"
import { createSignal, For, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { useReread } from "../../context/changes"
import { language } from "../../context/language"
import { can } from "../../context/nav"
import { transfer } from "../../followup/transfer/transfer.i18n"
import { ui } from "../../i18n/ui"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Dialog } from "../../ui/dialog"
import { ErrorNote, Note } from "../../ui/empty"
import { bound } from "../../ui/form"
import { Load } from "../../ui/load"
import { Select } from "../../ui/select"
import { toast } from "../../ui/toast"
import type { CardProps } from "../casefile/card-props"

const one = () => client.api.residences[":casefileID"]

/** In which county she lives, and whose district that is today. It keeps nobody from being served. */
export default function ResidenceCard(props: CardProps) {
  const [noting, setNoting] = createSignal(false)
  const query = useQuery(() => ({
    queryKey: ["residence", props.file.casefileID],
    queryFn: () => ask(one().$get({ param: { casefileID: props.file.casefileID } })),
  }))
  return (
    <Card
      title={transfer("residence")}
      aside={
        <Show when={props.open && can("residence.note")}>
          <Button size="small" onClick={() => setNoting(true)}>
            {transfer("note")}
          </Button>
        </Show>
      }
    >
      <Load query={query} lines={2}>
        {(data) => (
          <Show when={data().place} fallback={<p class="quiet">{transfer("noPlace")}</p>}>
            {(place) => (
              <>
                <p>
                  <strong>{placeName(place())}</strong>
                </p>
                <Show when={data().whose}>{(whose) => <Whose whose={whose()} />}</Show>
              </>
            )}
          </Show>
        )}
      </Load>
      <NotePlace casefileID={props.file.casefileID} open={noting()} close={() => setNoting(false)} />
    </Card>
  )
}

/** Whose it is, in words, with where that is known from. */
function Whose(props: { whose: Answer }) {
  const office = (claims: Answer["offices"]) => claims.map(({ names }) => names[language()]).join(" · ")
  const words = () => {
    const { certain, isOurs, offices } = props.whose
    if (offices.length === 0) return transfer("unknown")
    if (certain && isOurs) return transfer("ours")
    return transfer(certain ? "theirs" : "shared", { office: office(offices) })
  }
  return (
    <>
      <Note tone={props.whose.certain && !props.whose.isOurs ? "warn" : "info"}>
        <p>{words()}</p>
        <Show when={props.whose.before.length}>
          <p>{transfer("before", { office: office(props.whose.before) })}</p>
        </Show>
      </Note>
      <For each={props.whose.certain ? props.whose.offices : []}>
        {({ source, confidence }) => (
          <p class="small quiet">{transfer("source", { source, confidence: transfer(`confidence.${confidence}`) })}</p>
        )}
      </For>
    </>
  )
}

function NotePlace(props: { casefileID: string; open: boolean; close: () => void }) {
  const reread = useReread()
  const [state, setState] = createSignal<string>()
  const [county, setCounty] = createSignal<string>()
  const counties = () => states.find(({ fips }) => fips === state())?.counties ?? []
  const note = createAction(
    (key, place: string) => ask(one().$post({ param: { casefileID: props.casefileID }, json: { place } }, keyed(key))),
    () => {
      toast(transfer("noted"))
      props.close()
      reread("residence")
    },
  )
  const send = () => {
    const code = county() ?? state()
    if (code) void note.run(`US-${code}`)
  }
  return (
    <Dialog open={props.open} onClose={props.close} title={transfer("note")}>
      <div class="stack">
        <p class="quiet">{transfer("noteText")}</p>
        <Select
          label={transfer("state")}
          field={bound<string | undefined>("state", state, (next) => {
            setState(next)
            setCounty(undefined)
          })}
          options={states.map(({ fips, name }) => ({ value: fips, label: name }))}
        />
        <Select
          optional
          label={transfer("county")}
          field={bound<string | undefined>("county", county, setCounty)}
          options={counties().map(({ fips, name }) => ({ value: fips, label: name }))}
        />
        <ErrorNote problem={note.problem()} />
        <div class="row">
          <Button kind="primary" pending={note.pending()} onClick={send}>
            {ui("save")}
          </Button>
          <Button onClick={props.close}>{ui("cancel")}</Button>
        </div>
      </div>
    </Dialog>
  )
}
