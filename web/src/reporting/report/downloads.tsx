import type { File } from "@ventanilla/core/reporting/report/schema"
import { For } from "solid-js"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { ErrorNote } from "../../ui/empty"
import { type Format, formats, save } from "./report.calls"
import { report } from "./report.i18n"

/** The same document as a file, three ways. */
export function Downloads(props: { file: (format: Format) => Promise<File> }) {
  const download = createAction((_key, format: Format) => props.file(format), save)
  return (
    <>
      <fieldset class="downloads no-print" aria-label={report("download")}>
        <For each={formats}>
          {(format) => (
            <Button size="small" pending={download.pending()} onClick={() => void download.run(format)}>
              <span class="hidden-words">{report("download")} </span>
              {format.toUpperCase()}
            </Button>
          )}
        </For>
      </fieldset>
      <ErrorNote problem={download.problem()} />
    </>
  )
}
