// biome-ignore-all lint/a11y/noRedundantRoles: cards on a phone need display: block, which takes the meaning of a table away; the roles keep it
// biome-ignore-all lint/a11y/useSemanticElements: same reason
import { A, useNavigate } from "@solidjs/router"
import { For, type JSX, onCleanup, onMount, Show } from "solid-js"
import { ui } from "../i18n/ui"
import { keepListPlace } from "./list-place"
import { More, type Rest } from "./more"
import { type Sort, step, turn } from "./table.keys"

export type Column<T> = {
  key: string
  head: string
  cell: (row: T) => JSX.Element
  /** The list can be sorted by this column. */
  sort?: boolean
  align?: "end"
  /** Not shown on a phone: keep there only what decides. */
  wide?: boolean
}

type Props<T> = {
  /** What the list is, for those who hear it. */
  label: string
  columns: Column<T>[]
  rows: readonly T[]
  /** Where Enter and the first cell lead. */
  href?: (row: T) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
  empty?: JSX.Element
  more?: Rest
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.matches("input, select, textarea") || target.isContentEditable)

/** A list: a table where there is room, cards on a phone; j, k and Enter move and open. */
export function Table<T>(props: Props<T>) {
  const navigate = useNavigate()
  let body: HTMLTableSectionElement | undefined

  const keydown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return
    if (document.querySelector("[role=dialog], [role=alertdialog]") || !props.href) return
    const rows = [...(body?.querySelectorAll<HTMLTableRowElement>("tr") ?? [])]
    const current = rows.findIndex((row) => row.contains(document.activeElement))
    const target = rows[step(event.key, current, rows.length)]
    if (event.key === "Enter" && current >= 0 && document.activeElement === rows[current]) {
      navigate(props.href(props.rows[current]!))
    } else if (target) {
      event.preventDefault()
      target.focus()
      target.scrollIntoView({ block: "nearest" })
    }
  }
  if (props.href) keepListPlace(() => props.rows.length > 0)
  onMount(() => document.addEventListener("keydown", keydown))
  onCleanup(() => document.removeEventListener("keydown", keydown))

  return (
    <Show when={props.rows.length} fallback={props.empty}>
      <table class="table" role="table" aria-label={props.label} data-open={props.href ? "" : undefined}>
        <thead role="rowgroup">
          <tr role="row">
            <For each={props.columns}>
              {(column) => <Head column={column} sort={props.sort} onSort={props.onSort} />}
            </For>
          </tr>
        </thead>
        <tbody role="rowgroup" ref={body}>
          <For each={props.rows}>
            {(row) => (
              <tr role="row" tabindex={props.href ? -1 : undefined}>
                <For each={props.columns}>
                  {(column, index) => (
                    <td
                      role="cell"
                      data-label={column.head}
                      data-wide={column.wide ? "" : undefined}
                      data-first={index() === 0 ? "" : undefined}
                      classList={{ end: column.align === "end" }}
                    >
                      <Show when={index() === 0 && props.href} fallback={column.cell(row)}>
                        <A href={props.href!(row)} class="row-link">
                          {column.cell(row)}
                        </A>
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.more}>{(more) => <More pages={{ more }} />}</Show>
    </Show>
  )
}

function Head<T>(props: { column: Column<T>; sort: Sort | undefined; onSort: ((sort: Sort) => void) | undefined }) {
  const active = () => props.sort?.key === props.column.key
  const direction = () => (active() ? (props.sort!.descending ? "descending" : "ascending") : undefined)
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={direction()}
      data-wide={props.column.wide ? "" : undefined}
      classList={{ end: props.column.align === "end" }}
    >
      <Show when={props.column.sort && props.onSort} fallback={props.column.head}>
        <button type="button" class="sort" onClick={() => props.onSort!(turn(props.sort, props.column.key))}>
          {props.column.head}
          <span aria-hidden="true">{direction() === "ascending" ? "↑" : direction() ? "↓" : "↕"}</span>
          <span class="hidden-words">{direction() ? ui(direction()!) : ""}</span>
        </button>
      </Show>
    </th>
  )
}
