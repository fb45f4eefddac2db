import { type Info, type Sections, sections } from "@ventanilla/core/casework/sheet/schema"
import type { JSX } from "solid-js"
import type { z } from "zod"
import { useReread } from "../../../context/changes"
import { ui } from "../../../i18n/ui"
import { Dialog } from "../../../ui/dialog"
import { type At, createForm } from "../../../ui/form"
import { createMerge, filled } from "../../../ui/merge"
import { MergeDialog } from "../../../ui/merge-dialog"
import { Submit } from "../../../ui/submit"
import { toast } from "../../../ui/toast"
import { changeSheet, readSheet } from "./sheet.calls"
import { sheet } from "./sheet.i18n"
import { fieldName, type Said } from "./sheet.words"

// What is one thing, however many fields it has: a date of one and a witness of the other would be nobody's statement.
const whole = ["document", "acceptance", "notice", "readiness"]

/** The form of one section of the sheet: sent so that what somebody else saved meanwhile is not lost. */
export function Section<S extends keyof Sections>(props: {
  sheet: Info
  section: S
  title: string
  said: Said
  close: () => void
  children: (at: At) => JSX.Element
}) {
  const reread = useReread()
  const { casefileID, version } = props.sheet
  const { section } = props
  const merge = createMerge<Sections[S]>({
    base: { values: props.sheet[section] as Sections[S], version },
    read: async () => {
      const now = await readSheet(casefileID)
      return { values: now[section] as Sections[S], version: now.version }
    },
    whole,
  })
  const form = createForm({
    schema: sections[section] as unknown as z.ZodType<Sections[S], Sections[S]>,
    initial: filled(props.sheet[section]) as never,
    send: (typed, key) =>
      merge.send(typed, key, (values, from, again) =>
        changeSheet(casefileID, from, { [section]: values } as Partial<Sections>, again),
      ),
    done: () => {
      toast(sheet("saved"))
      reread(section === "speech" ? "speech" : "sheet")
      props.close()
    },
  })
  return (
    <Dialog open onClose={props.close} title={props.title}>
      <form class="stack" novalidate onSubmit={form.submit}>
        {props.children(form.at as At)}
        <Submit form={form} label={ui("save")} onCancel={props.close} />
      </form>
      <MergeDialog merge={merge} label={(path) => fieldName(section, path)} show={props.said} />
    </Dialog>
  )
}
