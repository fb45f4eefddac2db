import { useQueryClient } from "@tanstack/solid-query"
import { mexicanStates } from "@ventanilla/core/data/mexican-states"
import { type Birth, IdentifyInput, type Info } from "@ventanilla/core/person/schema"
import { createSignal, For, Show } from "solid-js"
import { can } from "../../context/nav"
import { spokenNames } from "../../context/spoken"
import { plainDay } from "../../context/time"
import { casefile } from "../../i18n/casefile"
import { people } from "../../i18n/people"
import { ui } from "../../i18n/ui"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { Load } from "../../ui/load"
import { SpokenLanguages } from "../../ui/spoken-languages"
import { toast } from "../../ui/toast"
import { fullName } from "../people/found"
import { MoreFields, NameFields } from "../people/identity-fields"
import { identifyPerson } from "../people/people.calls"
import type { CardProps } from "./tabs"

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

// The schema says "not given" with null, a form with nothing.
const filled = <T,>(value: T): T => JSON.parse(JSON.stringify(value, (_, one) => (one === null ? undefined : one))) as T

function Edit(props: { person: Info; close: () => void }) {
  const queries = useQueryClient()
  const { personID, version, names, preferredName, otherNames, birth, documents, originState, languages } = props.person
  const form = createForm({
    schema: IdentifyInput,
    initial: filled({ personID, version, names, preferredName, otherNames, birth, documents, originState, languages }),
    send: (input, key) => identifyPerson(input, key),
    done: () => {
      toast(people("saved"))
      void queries.invalidateQueries()
      props.close()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="quiet">{people("editText")}</p>
      <NameFields at={form.at} path="" />
      <MoreFields at={form.at} path="" />
      <SpokenLanguages field={form.at<string[]>("languages")} />
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
    </form>
  )
}
