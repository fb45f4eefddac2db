import { type Birth, IdentifyInput, type Info } from "@ventanilla/core/casework/person/schema"
import { mexicanStates } from "@ventanilla/core/data/mexican-states"
import { createSignal, For, Show } from "solid-js"
import { can } from "../../context/nav"
import { spokenNames } from "../../context/spoken"
import { plainDay } from "../../context/time"
import { fullName } from "../../followup/people/found"
import { MoreFields, NameFields } from "../../followup/people/identity-fields"
import { identifyPerson } from "../../followup/people/people.calls"
import { people } from "../../followup/people/people.i18n"
import { ui } from "../../i18n/ui"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { Load } from "../../ui/load"
import { changeForm } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { SpokenLanguages } from "../../ui/spoken-languages"
import { useDone } from "../../ui/submit"
import type { CardProps } from "./card-props"
import { readPerson } from "./casefile.calls"
import { casefile } from "./casefile.i18n"
import "../../ui/people.css"

/** Who she is, and how to correct it. */
export default function IdentityCard(props: CardProps) {
  const [editing, setEditing] = createSignal(false)
  return (
    <Card
      title={people("identity")}
      aside={
        <Show when={props.open && can("person.change") && props.whole.person.status === "success"}>
          <Button size="small" onClick={() => setEditing(true)}>
            {people("edit")}
          </Button>
        </Show>
      }
    >
      <Load query={props.whole.person}>
        {(person) => (
          <>
            <Identity person={person()} />
            <Dialog open={editing()} onClose={() => setEditing(false)} title={people("editTitle")}>
              <Show when={editing()}>
                <Edit person={person()} close={() => setEditing(false)} />
              </Show>
            </Dialog>
          </>
        )}
      </Load>
    </Card>
  )
}

function Identity(props: { person: Info }) {
  return (
    <Facts>
      <Fact term={people("name")}>{fullName(props.person.names)}</Fact>
      <Show when={props.person.preferredName}>
        <Fact term={casefile("person.preferred")}>{props.person.preferredName}</Fact>
      </Show>
      <Show when={props.person.otherNames.length > 0}>
        <Fact term={people("otherNames")}>{props.person.otherNames.join(", ")}</Fact>
      </Show>
      <Fact term={people("birth")}>{bornWords(props.person.birth)}</Fact>
      <Show when={props.person.originState}>
        {(state) => <Fact term={people("originState")}>{mexicanStates[state()]}</Fact>}
      </Show>
      <Fact term={people("languages")}>{spokenNames(props.person.languages)}</Fact>
      <Fact term={people("documents")}>
        <Show when={props.person.documents.length > 0} fallback={people("documentsNone")}>
          <ul class="identity-list">
            <For each={props.person.documents}>
              {(document) => (
                <li>
                  {people(`document.${document.kind}`)} <span class="mono">{document.number}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Fact>
    </Facts>
  )
}

function bornWords(birth: Birth | null): string {
  if (!birth) return people("birth.unknown")
  if (birth.known === "day") return plainDay(birth.date)
  if (birth.known === "year") return String(birth.year)
  return people("birth.said.age", { age: birth.age, when: plainDay(birth.on) })
}

function Edit(props: { person: Info; close: () => void }) {
  const { personID } = props.person
  const read = ({ version, ...all }: Info) => {
    const { names, preferredName, otherNames, birth, documents, originState, languages } = all
    return { values: { names, preferredName, otherNames, birth, documents, originState, languages }, version }
  }
  const form = changeForm({
    schema: IdentifyInput.omit({ personID: true, version: true }),
    base: read(props.person),
    read: async () => read(await readPerson(personID)),
    whole: ["birth"],
    send: (values, version, key) => identifyPerson({ ...values, personID, version }, key),
    done: useDone("identity", props.close)(() => people("saved")),
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="quiet">{people("editText")}</p>
      <NameFields at={form.at} path="" />
      <MoreFields at={form.at} path="" />
      <SpokenLanguages field={form.field("languages")} />
      <ErrorNote problem={form.problem()} />
      <p class="error" role="status">
        {form.summary()}
      </p>
      <div class="row">
        <Button kind="primary" type="submit" pending={form.pending()}>
          {ui("save")}
        </Button>
        <Button onClick={props.close}>{ui("cancel")}</Button>
      </div>
      <MergeDialog merge={form.merge} label={fieldSaid} show={valueSaid} />
    </form>
  )
}

function fieldSaid(path: string): string {
  switch (path) {
    case "names.given":
      return casefile("given")
    case "names.firstSurname":
      return casefile("firstSurname")
    case "names.secondSurname":
      return casefile("secondSurname")
    case "preferredName":
    case "otherNames":
    case "birth":
    case "documents":
    case "originState":
    case "languages":
      return path === "preferredName" ? casefile(path) : people(path)
    default:
      return people("name")
  }
}

function valueSaid(path: string, value: unknown): string {
  if (value === null || value === undefined) return ""
  if (path === "birth") return bornWords(value as Birth)
  if (path === "originState") return mexicanStates[value as NonNullable<Info["originState"]>]
  if (path !== "documents") return String(value)
  return (value as Info["documents"]).map(({ kind, number }) => `${people(`document.${kind}`)} ${number}`).join("\n")
}
