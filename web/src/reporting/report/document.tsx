import "./report.css"
import type { Document } from "@ventanilla/core/reporting/report/schema"
import { createMemo, createSignal, For, Show } from "solid-js"
import { number } from "../../context/time"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Bars } from "../../ui/charts"
import { Empty } from "../../ui/empty"
import { report } from "./report.i18n"

type Table = Document["tables"][number]
type Row = Table["rows"][number]
type Cell = Row["cells"][number]

const withheldWords = { hidden: { es: "oculto", en: "hidden" }, open: { es: "sin cerrar", en: "not closed" } }

/** A document on the screen: the same that a file of it says, with a picture of whichever row one looks at. */
export function DocumentView(props: { document: Document; charts?: boolean }) {
  // What stands beside its figure already is not said twice on a screen.
  const said = () =>
    new Set(
      props.document.tables.flatMap(({ name, rows }) => [
        name,
        ...rows.filter(({ about }) => about).map(({ cells }) => cells[0]),
      ]),
    )
  const notes = () => props.document.notes.filter(({ term }) => !said().has(term))
  return (
    <>
      <Card>
        <Facts>
          <For each={props.document.about}>{(one) => <Fact term={one.term}>{one.text}</Fact>}</For>
        </Facts>
      </Card>
      <Show
        when={props.document.tables.length}
        fallback={<Empty title={report("nothing")}>{report("nothingText")}</Empty>}
      >
        <For each={props.document.tables}>
          {(table) => <TableView table={table} charts={props.charts ?? false} language={props.document.language} />}
        </For>
      </Show>
      <Show when={notes().length}>
        <Card title={report("notes")}>
          <dl class="definitions small">
            <For each={notes()}>
              {(note) => (
                <div>
                  <dt>{note.term}</dt>
                  <dd class="quiet">{note.text}</dd>
                </div>
              )}
            </For>
          </dl>
        </Card>
      </Show>
    </>
  )
}

const isNumber = (cell: Cell | undefined): cell is number => typeof cell === "number"

function TableView(props: { table: Table; charts: boolean; language: "es" | "en" }) {
  const [picked, setPicked] = createSignal<string>()
  const [whole, setWhole] = createSignal(false)
  // A picture of one period says nothing that its number does not; of withheld figures there is none.
  const drawn = (row: Row | undefined) =>
    row && row.cells.length > 2 && row.cells.slice(1).every(isNumber) ? row : undefined
  const isNothing = (row: Row) => row.cells.slice(1).every((cell) => cell === 0 || cell === null)
  const zeros = () => props.table.rows.filter(isNothing).length
  const rows = () =>
    whole() || zeros() === props.table.rows.length
      ? props.table.rows
      : props.table.rows.filter((row) => !isNothing(row))
  const sum = (row: Row) => row.cells.slice(1).reduce<number>((all, cell) => all + (isNumber(cell) ? cell : 0), 0)
  // Until one is picked, the picture is of what there is most of.
  const shown = createMemo(() => {
    if (!props.charts) return undefined
    const found = props.table.rows.find(({ key }) => key !== null && key === picked())
    return (
      drawn(found) ??
      [...props.table.rows].filter((row) => drawn(row) && sum(row) > 0).sort((a, b) => sum(b) - sum(a))[0]
    )
  })
  const short = (head: string) => (props.table.heads.length > 7 ? head.replace(/ \d{4}$/, "") : head)
  const points = (row: Row) =>
    row.cells.slice(1).map((cell, index) => ({
      label: short(props.table.heads[index + 1] ?? ""),
      value: isNumber(cell) ? cell : 0,
    }))
  return (
    <Card flush title={props.table.name}>
      <Show when={shown()}>
        {(row) => (
          <div class="figure-chart no-print">
            <p>
              <b>{String(row().cells[0])}</b>
            </p>
            <Bars label={String(row().cells[0])} points={points(row()).slice(-14)} />
          </div>
        )}
      </Show>
      <section class="figures-scroll" tabindex="0" aria-label={props.table.name}>
        <table class="figures">
          <thead>
            <tr>
              <For each={props.table.heads}>
                {(head, index) => (
                  <th scope="col" classList={{ end: index() > 0 }}>
                    {head}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr data-picked={shown() === row ? "" : undefined}>
                  <th scope="row">
                    <Show when={props.charts && drawn(row)} fallback={<span>{String(row.cells[0])}</span>}>
                      <button
                        type="button"
                        class="figure-name"
                        aria-pressed={shown() === row}
                        onClick={() => setPicked(row.key ?? undefined)}
                      >
                        {String(row.cells[0])}
                      </button>
                    </Show>
                    <Show when={row.about}>
                      <span class="small quiet about">{row.about}</span>
                    </Show>
                  </th>
                  <For each={row.cells.slice(1)}>
                    {(cell) => (
                      <td class="end">
                        <CellView cell={cell} language={props.language} />
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <Show when={zeros() > 0 && zeros() < props.table.rows.length}>
        <p class="figures-note no-print">
          <Button size="small" onClick={() => setWhole(!whole())}>
            {whole() ? report("fold") : report("unfold", { count: zeros() })}
          </Button>
        </p>
      </Show>
      <Show when={props.table.note}>
        <p class="small quiet figures-note">{props.table.note}</p>
      </Show>
    </Card>
  )
}

function CellView(props: { cell: Cell; language: "es" | "en" }) {
  const words = () => {
    const { cell } = props
    if (cell === null) return "—"
    if (typeof cell === "number") return number(cell)
    return typeof cell === "string" ? cell : withheldWords[cell.withheld][props.language]
  }
  return <span classList={{ withheld: typeof props.cell === "object" && props.cell !== null }}>{words()}</span>
}
