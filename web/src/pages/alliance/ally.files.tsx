import { useQuery, useQueryClient } from "@tanstack/solid-query"
import {
  extensions,
  FileType,
  type Info,
  mostBytes,
  Purpose,
  partBytes,
  partsOf,
} from "@ventanilla/core/attachment/schema"
import { createSignal, createUniqueId, For, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { can } from "../../context/nav"
import { day, number } from "../../context/time"
import { allies } from "../../i18n/allies"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty, ErrorNote } from "../../ui/empty"
import { Load } from "../../ui/load"
import { toast } from "../../ui/toast"
import "../casefile/casefile.css"
import "./ally.css"

const files = () => client.api.attachments
/** A signed copy and an opinion are documents; the others may be pictures. */
const typesOf = (purpose: Purpose): readonly FileType[] =>
  purpose === "signed_copy" || purpose === "opinion" ? ["application/pdf"] : FileType.options
const accepted = (purpose: Purpose) =>
  typesOf(purpose)
    .flatMap((type) => [type, ...extensions[type].map((end) => `.${end}`)])
    .join(",")
const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("")

function base64(bytes: Uint8Array): string {
  let text = ""
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** Sends a file in parts, each with its share of the way, and has it judged. */
async function send(ownerID: string, purpose: Purpose, file: File, key: string, told: (share: number) => void) {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = FileType.options.find((one) => one === file.type) ?? "application/pdf"
  const json = {
    owner: "alliance" as const,
    ownerID,
    purpose,
    type,
    size: bytes.length,
    sha256: hex(await crypto.subtle.digest("SHA-256", bytes)),
    name: file.name,
  }
  const { attachmentID } = await ask(files().$post({ json }, keyed(`${key.slice(0, 40)}-file`)))
  const count = partsOf(bytes.length)
  const param = { attachmentID: String(attachmentID) }
  for (let index = 0; index < count; index++) {
    const data = base64(bytes.subarray(index * partBytes, (index + 1) * partBytes))
    await ask(
      files()[":attachmentID"].parts.$post({ param, json: { index, data } }, keyed(`${key.slice(0, 40)}-p${index}`)),
    )
    told((index + 1) / count)
  }
  return ask(files()[":attachmentID"].finish.$post({ param, json: {} }, keyed(`${key.slice(0, 40)}-end`)))
}

/** Its files: sealed, judged by what is in them, fetched from another origin. */
export function Files(props: { allianceID: string }) {
  const queries = useQueryClient()
  const [share, setShare] = createSignal<number>()
  const [chosen, setChosen] = createSignal<File>()
  const [purpose, setPurpose] = createSignal<Purpose>("signed_copy")
  const id = createUniqueId()
  const query = useQuery(() => ({
    queryKey: ["attachments", props.allianceID],
    queryFn: () => ask(files().$get({ query: { owner: "alliance", ownerID: props.allianceID } })),
  }))
  const upload = createAction(
    // Another file, or the same as something else, is another request: it may not repeat the key of one that failed.
    async (key, sent: { purpose: Purpose; name: string; size: number; at: number }) => {
      const file = chosen()
      setShare(0)
      try {
        return file && (await send(props.allianceID, sent.purpose, file, key, setShare))
      } finally {
        setShare(undefined)
        void queries.invalidateQueries({ queryKey: ["attachments"] })
      }
    },
    () => toast(allies("kept")),
  )
  const take = (files: FileList | null) => {
    const [file] = files ?? []
    if (!file) return
    setChosen(file)
    void upload.run({ purpose: purpose(), name: file.name, size: file.size, at: file.lastModified })
  }
  return (
    <Card flush title={allies("files")}>
      <Load query={query} lines={2}>
        {(data) => (
          <Show
            when={data().items.length}
            fallback={
              <Empty title={allies("noFiles")}>
                {allies("noFilesText", { most: number(mostBytes / 1024 / 1024) })}
              </Empty>
            }
          >
            <ul class="rows">
              <For each={data().items}>{(row) => <File row={row} />}</For>
            </ul>
          </Show>
        )}
      </Load>
      <Show when={can("attachment.begin")}>
        <div class="ally-upload">
          <label class="small quiet" for={id}>
            {allies("whichFile")}
          </label>
          <select
            class="input"
            id={id}
            disabled={upload.pending()}
            onChange={(event) => setPurpose(event.currentTarget.value as Purpose)}
          >
            <For each={Purpose.options}>
              {(value) => (
                <option value={value} selected={value === purpose()}>
                  {allies(`purpose.${value}`)}
                </option>
              )}
            </For>
          </select>
          <label class="button" data-size="small">
            {allies("addFile")}
            <input
              type="file"
              accept={accepted(purpose())}
              disabled={upload.pending()}
              onChange={(event) => {
                take(event.currentTarget.files)
                event.currentTarget.value = ""
              }}
            />
          </label>
          <Show when={share() !== undefined}>
            <progress value={share()} max={1} aria-label={allies("sending")} />
          </Show>
          <ErrorNote problem={upload.problem()} />
        </div>
      </Show>
    </Card>
  )
}

function File(props: { row: Info }) {
  const fetched = createAction(
    (key) =>
      ask(
        files()[":attachmentID"].leave.$post({ param: { attachmentID: props.row.attachmentID }, json: {} }, keyed(key)),
      ),
    ({ url, token }) => {
      location.assign(`${url}/f/${token}`)
    },
  )
  const size = () => number(Math.max(1, Math.round(props.row.size / 1024)))
  return (
    <li>
      <div>
        <p>
          <strong>{allies(`purpose.${props.row.purpose}`)}</strong>{" "}
          <Show when={props.row.status !== "kept"}>
            <Chip tone={props.row.status === "refused" ? "bad" : "info"}>{allies(`file.${props.row.status}`)}</Chip>
          </Show>
        </p>
        <p class="small quiet">{allies("fileIs", { size: size(), date: day(props.row.createdAt) })}</p>
        <Show when={props.row.refusal}>{(why) => <p class="small">{allies(`refusal.${why()}`)}</p>}</Show>
        <ErrorNote problem={fetched.problem()} />
      </div>
      <Show when={props.row.status === "kept" && can("attachment.leave")}>
        <div class="act">
          <Button size="small" pending={fetched.pending()} onClick={() => void fetched.run()}>
            {allies("open.file")}
          </Button>
        </div>
      </Show>
    </li>
  )
}
