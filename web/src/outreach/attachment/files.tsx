import { useQuery } from "@tanstack/solid-query"
import {
  extensions,
  type Info,
  mostBytes,
  type Purpose,
  purposes,
  typesOf,
} from "@ventanilla/core/outreach/attachment/schema"
import { createSignal, createUniqueId, For, Show } from "solid-js"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { day, number } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip, type Tone } from "../../ui/chip"
import { ConfirmDialog } from "../../ui/dialog"
import { Empty, ErrorNote } from "../../ui/empty"
import { Load } from "../../ui/load"
import { useDone } from "../../ui/submit"
import { toast } from "../../ui/toast"
import { createDownloadToken, listFiles, type Of, removeFile, sendFile } from "./attachment.calls"
import { files } from "./files.i18n"
import "./files.css"

const accepted = (purpose: Purpose) =>
  typesOf[purpose].flatMap((type) => [type, ...extensions[type].map((end) => `.${end}`)]).join(",")
const tones: Record<Info["status"], Tone> = { receiving: "info", kept: "ok", refused: "bad", removed: "mute" }

/** Its files: sealed, judged by what is in them, fetched from another origin. */
export function Files(props: Of) {
  const reread = useReread()
  const [share, setShare] = createSignal<number>()
  const [chosen, setChosen] = createSignal<File>()
  const [purpose, setPurpose] = createSignal<Purpose>(purposes[props.owner][0])
  const [removing, setRemoving] = createSignal<Info>()
  const id = createUniqueId()
  const query = useQuery(() => ({
    queryKey: ["attachments", props.ownerID],
    queryFn: () => listFiles({ owner: props.owner, ownerID: props.ownerID }),
  }))
  const upload = createAction(
    // Another file, or the same as something else, is another request: it may not repeat the key of one that failed.
    async (key, sent: { purpose: Purpose; name: string; size: number; at: number }) => {
      const file = chosen()
      setShare(0)
      try {
        const to = { owner: props.owner, ownerID: props.ownerID, purpose: sent.purpose }
        return file && (await sendFile(to, file, key, setShare))
      } finally {
        setShare(undefined)
        reread("attachment")
      }
    },
    () => toast(files("kept")),
  )
  const take = (list: FileList | null) => {
    const [file] = list ?? []
    if (!file) return
    setChosen(file)
    void upload.run({ purpose: purpose(), name: file.name, size: file.size, at: file.lastModified })
  }
  return (
    <Card flush title={files("title")}>
      <Load query={query} lines={2}>
        {(data) => (
          <Show
            when={data().items.length}
            fallback={
              <Empty title={files("none")}>
                {files(`none.${props.owner}`, { most: number(mostBytes / 1024 / 1024) })}
              </Empty>
            }
          >
            <ul class="rows">
              <For each={data().items}>{(row) => <File row={row} remove={() => setRemoving(row)} />}</For>
            </ul>
          </Show>
        )}
      </Load>
      <Show when={can("attachment.begin")}>
        <div class="file-upload">
          <label class="small quiet" for={id}>
            {files("which")}
          </label>
          <select
            class="input"
            id={id}
            disabled={upload.pending()}
            onChange={(event) => setPurpose(event.currentTarget.value as Purpose)}
          >
            <For each={purposes[props.owner]}>
              {(value) => (
                <option value={value} selected={value === purpose()}>
                  {files(`purpose.${value}`)}
                </option>
              )}
            </For>
          </select>
          <label class="button" data-size="small">
            {files("add")}
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
          <Show when={props.owner !== "alliance"}>
            <p class="small quiet">{files("people")}</p>
          </Show>
          <Show when={share() !== undefined}>
            <progress value={share()} max={1} aria-label={files("sending")} />
          </Show>
          <ErrorNote problem={upload.problem()} />
        </div>
      </Show>
      <Show when={removing()} keyed>
        {(row) => <Remove row={row} close={() => setRemoving(undefined)} />}
      </Show>
    </Card>
  )
}

function Remove(props: { row: Info; close: () => void }) {
  const remove = createAction(
    (key) => removeFile(props.row.attachmentID, key),
    useDone("attachment", props.close)(() => files("removed")),
  )
  return (
    <ConfirmDialog
      open
      danger
      onClose={props.close}
      title={files("removeTitle")}
      confirm={files("remove")}
      action={remove}
    >
      <p>
        <strong>{files(`purpose.${props.row.purpose}`)}</strong>, {said(props.row)}
      </p>
      <p>{files("removeText")}</p>
    </ConfirmDialog>
  )
}

const said = (row: Info) =>
  files("is", { size: number(Math.max(1, Math.round(row.size / 1024))), date: day(row.createdAt) })

function File(props: { row: Info; remove: () => void }) {
  const fetched = createAction(
    (key) => createDownloadToken(props.row.attachmentID, key),
    ({ url, token }) => {
      location.assign(`${url}/f/${token}`)
    },
  )
  return (
    <li>
      <div>
        <p>
          <strong>{files(`purpose.${props.row.purpose}`)}</strong>{" "}
          <Show when={props.row.status !== "kept"}>
            <Chip tone={tones[props.row.status]}>{files(`status.${props.row.status}`)}</Chip>
          </Show>
        </p>
        <p class="small quiet">{said(props.row)}</p>
        <Show when={props.row.refusal}>{(why) => <p class="small">{files(`refusal.${why()}`)}</p>}</Show>
        <ErrorNote problem={fetched.problem()} />
      </div>
      <Show when={props.row.status === "kept" && can("attachment.leave")}>
        <div class="act">
          <Show when={can("attachment.remove")}>
            <Button
              size="small"
              kind="quiet"
              aria-label={`${files("remove")}: ${files(`purpose.${props.row.purpose}`)}, ${day(props.row.createdAt)}`}
              onClick={props.remove}
            >
              {files("remove")}
            </Button>
          </Show>
          <Button size="small" pending={fetched.pending()} onClick={() => void fetched.run()}>
            {files("fetch")}
          </Button>
        </div>
      </Show>
    </li>
  )
}
