import { useNavigate, useSearchParams } from "@solidjs/router"
import { OpenInput } from "@ventanilla/core/casework/casefile/schema"
import { Area, DetectionID } from "@ventanilla/core/casework/detection/schema"
import { Birth, Document } from "@ventanilla/core/casework/person/schema"
import type { Like } from "@ventanilla/core/followup/people/schema"
import { email, phone } from "@ventanilla/core/util/schema"
import { createSignal, type JSX, Show } from "solid-js"
import { ask, client, keyed, Problem } from "../../api"
import { categoryOptions } from "../../context/categories"
import { useReread } from "../../context/changes"
import { Alike } from "../../followup/people/alike"
import { fullName } from "../../followup/people/found"
import { MoreFields, NameFields } from "../../followup/people/identity-fields"
import { people } from "../../followup/people/people.i18n"
import { usePrefill } from "../../followup/transfer/prefill"
import { acceptTransfer } from "../../followup/transfer/transfer.calls"
import { domain } from "../../i18n/domain"
import { ui } from "../../i18n/ui"
import { useSettings } from "../../tenancy/settings/use-settings"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Checkboxes } from "../../ui/checkbox"
import { DraftNote } from "../../ui/draft-note"
import { ErrorNote, Note } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { listAddress } from "../../ui/list-place"
import { Page } from "../../ui/page"
import { PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { SpokenLanguages } from "../../ui/spoken-languages"
import { toast } from "../../ui/toast"
import { Detected, useDetected } from "../detection/prefill"
import { casefile } from "./casefile.i18n"
import { ContactFields } from "./contact-fields"

/** One column, in the order in which one asks: may we contact her and how, her name, languages, needs, urgency, area. */
export default function NewCaseFile() {
  const navigate = useNavigate()
  const reread = useReread()
  const [search] = useSearchParams<{ detection?: string; transfer?: string }>()
  const settings = useSettings()
  const [her, setHer] = createSignal<Like>()
  const [again, setAgain] = createSignal(0)
  const form = createForm({
    schema: OpenInput,
    initial: {
      ...(DetectionID.safeParse(search.detection).success ? { detectionID: DetectionID.parse(search.detection) } : {}),
    },
    draft: `casefile.new ${search.detection ?? search.transfer ?? ""}`,
    send: async (json, key) => {
      try {
        if (search.transfer) return await acceptTransfer(search.transfer, json, key)
        return await ask(client.api.casefiles.$post({ json }, keyed(key)))
      } catch (error) {
        // Somebody like her was recorded in the meantime: she is shown, and the form waits.
        if (error instanceof Problem && error.code === "possible_duplicate") setAgain((count) => count + 1)
        throw error
      }
    },
    done: ({ casefileID, folio }) => {
      toast(casefile("saved", { folio }))
      reread("opened")
      navigate(`/casefiles/${casefileID}`, { replace: true })
    },
  })
  // A draft remembers what was typed; whose record was chosen is chosen again.
  form.begin("personID", undefined)
  usePrefill(form.begin, () => search.transfer)
  const detected = useDetected(
    form.begin,
    () => form.restored() !== undefined,
    () => DetectionID.safeParse(search.detection).data,
  )
  // A part she did not reach is still asked for: each empty field gets its own sentence.
  for (const path of ["person.names.given", "person.safeContact.channels"]) {
    if (form.at(path).value() === undefined) form.begin(path, path.endsWith("channels") ? [] : "")
  }
  const distinct = () => form.field("distinct").value() ?? []
  const known = () => {
    const text = (path: string) => form.at<string>(`person.${path}`).value()?.trim() ?? ""
    const channels = form.at<{ channel: string; value?: string }[]>("person.safeContact.channels").value() ?? []
    const typed = {
      names: {
        given: text("names.given"),
        firstSurname: text("names.firstSurname"),
        secondSurname: text("names.secondSurname") || null,
      },
      preferredName: text("preferredName") || null,
      otherNames: (form.at<string[]>("person.otherNames").value() ?? []).filter((name) => name.trim()),
      birth: Birth.safeParse(form.at<unknown>("person.birth").value()).data ?? null,
      documents: (form.at<unknown[]>("person.documents").value() ?? []).flatMap(
        (one) => Document.safeParse(one).data ?? [],
      ),
      phones: channels.flatMap(({ channel, value }) =>
        channel !== "email" && channel !== "third_person" && phone.safeParse(value).success ? [String(value)] : [],
      ),
      emails: channels.flatMap(({ channel, value }) =>
        channel === "email" && email.safeParse(value).success ? [String(value)] : [],
      ),
    }
    const { given, firstSurname } = typed.names
    return (given && firstSurname) || typed.phones.length || typed.emails.length || typed.documents.length
      ? typed
      : undefined
  }
  const choose = (like: Like | undefined) => {
    if (like) aside = form.at<object>("person").value()
    setHer(like)
    form.field("personID").set(like?.personID)
    form.at<object>("person").set(like ? undefined : aside)
  }
  let aside: object | undefined
  return (
    <Page
      title={casefile("newTitle")}
      sub={casefile("newSub")}
      up={{ href: listAddress("/casefiles"), label: casefile("up") }}
    >
      <form class="form" novalidate onSubmit={form.submit}>
        <DraftNote form={form} />
        <Detected query={detected} />
        <Show when={her()}>
          {(like) => (
            <Note tone="ok">
              <p>{people("using", { name: like().names ? fullName(like().names!) : "" })}</p>
              <Button size="small" onClick={() => choose(undefined)}>
                {people("notUsing")}
              </Button>
            </Note>
          )}
        </Show>
        <Show when={!her()}>
          <Part title={casefile("new.contact")} text={casefile("new.contactText")}>
            <ContactFields at={form.at} path="person.safeContact" />
          </Part>
          <Part title={casefile("new.name")} text={casefile("new.nameText")}>
            <NameFields at={form.at} path="person." />
            <details>
              <summary>{people("more.identity")}</summary>
              <MoreFields at={form.at} path="person." />
            </details>
          </Part>
          <Alike
            known={known}
            distinct={distinct}
            again={again}
            isNot={(personID) => form.field("distinct").set([...distinct(), personID])}
            is={choose}
          />
          <Part title={casefile("new.languages")}>
            <SpokenLanguages field={form.at<string[]>("person.languages")} />
          </Part>
        </Show>
        <Part title={casefile("new.needs")} text={casefile("new.needsText")}>
          <Checkboxes
            columns
            quiet
            label={casefile("needs")}
            field={form.field("needs")}
            options={categoryOptions(settings()?.categories)}
          />
        </Part>
        <Part title={casefile("new.urgency")}>
          <PressOne
            quiet
            label={casefile("urgency")}
            field={form.field("urgency")}
            options={(["urgent", "soon", "routine"] as const).map((value) => ({
              value,
              label: domain(`urgency.${value}`),
              hint: domain(`urgencyHint.${value}`),
            }))}
          />
        </Part>
        <Part title={casefile("new.area")}>
          <Select
            quiet
            label={casefile("area")}
            field={form.field("area")}
            options={Area.options.map((value) => ({ value, label: domain(`area.${value}`) }))}
          />
        </Part>
        <ErrorNote problem={form.problem()} />
        <p class="error" role="status">
          {form.summary()}
        </p>
        <div class="row">
          <Button kind="primary" type="submit" pending={form.pending()}>
            {casefile("save")}
          </Button>
          <ButtonLink href={listAddress("/casefiles")}>{ui("cancel")}</ButtonLink>
        </div>
        <Note>{casefile("draft")}</Note>
      </form>
    </Page>
  )
}

function Part(props: { title: string; text?: string; children: JSX.Element }) {
  return (
    <Card title={props.title}>
      {props.text && <p class="quiet">{props.text}</p>}
      {props.children}
    </Card>
  )
}
