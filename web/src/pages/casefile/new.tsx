import { useNavigate, useSearchParams } from "@solidjs/router"
import { useQueryClient } from "@tanstack/solid-query"
import { OpenInput } from "@ventanilla/core/casefile/schema"
import { Area, DetectionID } from "@ventanilla/core/detection/schema"
import type { JSX } from "solid-js"
import { ask, client, keyed } from "../../api"
import { categoryOptions } from "../../context/categories"
import { casefile } from "../../i18n/casefile"
import { domain } from "../../i18n/domain"
import { ui } from "../../i18n/ui"
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
import { TextField } from "../../ui/text-field"
import { toast } from "../../ui/toast"
import { useSettings } from "../settings/use-settings"
import { usePrefill } from "../transfer/prefill"
import { acceptTransfer } from "../transfer/transfer.calls"
import { ContactFields } from "./contact-fields"
import "./casefile.css"

/** One column, in the order in which one asks: may we contact her and how, her name, languages, needs, urgency, area. */
export default function NewCaseFile() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [search] = useSearchParams<{ area?: string; urgent?: string; detection?: string; transfer?: string }>()
  const settings = useSettings()
  const form = createForm({
    schema: OpenInput,
    initial: {
      ...(Area.safeParse(search.area).success ? { area: Area.parse(search.area) } : {}),
      ...(search.urgent === "true" ? { urgency: "urgent" as const } : {}),
      ...(DetectionID.safeParse(search.detection).success ? { detectionID: DetectionID.parse(search.detection) } : {}),
    },
    draft: `casefile.new ${search.detection ?? search.transfer ?? ""}`,
    send: (json, key) =>
      search.transfer
        ? acceptTransfer(search.transfer, json, key)
        : ask(client.api.casefiles.$post({ json }, keyed(key))),
    done: ({ casefileID, folio }) => {
      toast(casefile("saved", { folio }))
      void queries.invalidateQueries({ queryKey: ["casefiles"] })
      void queries.invalidateQueries({ queryKey: ["detections"] })
      navigate(`/casefiles/${casefileID}`, { replace: true })
    },
  })
  usePrefill(form.begin, () => search.transfer)
  // A part she did not reach is still asked for: each empty field gets its own sentence.
  for (const path of ["person.names.given", "person.safeContact.channels"]) {
    if (form.at(path).value() === undefined) form.begin(path, path.endsWith("channels") ? [] : "")
  }
  return (
    <Page
      title={casefile("newTitle")}
      sub={casefile("newSub")}
      up={{ href: listAddress("/casefiles"), label: casefile("up") }}
    >
      <form class="form" novalidate onSubmit={form.submit}>
        <DraftNote form={form} />
        <Part title={casefile("new.contact")} text={casefile("new.contactText")}>
          <ContactFields at={form.at} path="person.safeContact" />
        </Part>
        <Part title={casefile("new.name")} text={casefile("new.nameText")}>
          <div class="field-pair">
            <TextField label={casefile("given")} field={form.at("person.names.given")} maxLength={100} />
            <TextField label={casefile("firstSurname")} field={form.at("person.names.firstSurname")} maxLength={100} />
            <TextField
              label={casefile("secondSurname")}
              optional
              field={form.at("person.names.secondSurname")}
              maxLength={100}
            />
            <TextField
              label={casefile("preferredName")}
              optional
              field={form.at("person.preferredName")}
              maxLength={100}
            />
          </div>
        </Part>
        <Part title={casefile("new.languages")}>
          <SpokenLanguages field={form.at<string[]>("person.languages")} />
        </Part>
        <Part title={casefile("new.needs")} text={casefile("new.needsText")}>
          <Checkboxes
            columns
            quiet
            label={casefile("needs")}
            field={form.at<string[]>("needs")}
            options={categoryOptions(settings()?.categories)}
          />
        </Part>
        <Part title={casefile("new.urgency")}>
          <PressOne
            quiet
            label={casefile("urgency")}
            field={form.at<"urgent" | "soon" | "routine">("urgency")}
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
