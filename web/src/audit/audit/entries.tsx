import { A, useSearchParams } from "@solidjs/router"
import type { Info } from "@ventanilla/core/audit/audit/schema"
import { For, Show } from "solid-js"
import { dateTime } from "../../context/time"
import { domain } from "../../i18n/domain"
import { shell } from "../../i18n/shell"
import { useAccounts } from "../../tenancy/staff/use-accounts"
import { Card } from "../../ui/card"
import { Empty } from "../../ui/empty"
import { Filter, FilterChoice, FilterText } from "../../ui/filter"
import { Load } from "../../ui/load"
import { createPages } from "../../ui/pages"
import { type Column, Table } from "../../ui/table"
import { actionName } from "./actions.i18n"
import { listAudit } from "./audit.calls"
import { audit } from "./audit.i18n"

const nouns = ["casefile", "person", "consent", "referral", "glass", "staff", "settings"] as const
const everything = "all" as const
const isRecord = (value: string | undefined) => /^[a-z]{3}_[0-9A-Z]{26}$/.test(value ?? "")

/** What was done, newest first. Accounts are put to ids here, on the screen, and nowhere else. */
export function Entries() {
  // Ids and days only: nothing personal comes into the address.
  const [search, setSearch] = useSearchParams<{ record?: string; day?: string; staff?: string; noun?: string }>()
  const accounts = useAccounts()
  const asked = () => ({
    ...(isRecord(search.record) ? { subject: search.record } : {}),
    ...(search.day ? { day: search.day } : {}),
    ...(search.staff ? { staffID: search.staff } : {}),
    ...(search.noun ? { noun: search.noun } : {}),
  })
  const pages = createPages<Info>(
    () => ["audit", asked()],
    (cursor) => listAudit(asked(), cursor),
  )
  const nameOf = ({ actor }: Info) => {
    if (actor.type === "staff") return accounts.names().get(actor.id) ?? domain("by.staff")
    return actor.type === "partner" ? domain("by.partner") : domain("by.system")
  }
  const columns = (): Column<Info>[] => [
    { key: "at", head: audit("when"), cell: (row) => dateTime(row.at) },
    {
      key: "who",
      head: audit("who"),
      cell: (row) => (
        <div>
          {nameOf(row)}
          <Show when={row.actor.role}>
            {(role) => <div class="small quiet">{shell(`role.${role() as "coordinator"}`)}</div>}
          </Show>
        </div>
      ),
    },
    {
      key: "did",
      head: audit("did"),
      cell: (row) => (
        <div>
          {actionName(row.action, /read|listed|found|searched/.test(row.action) ? "read" : "changed")}
          <Show when={row.found !== undefined}>
            <div class="small quiet">{audit("counted", { found: row.found ?? 0, hidden: row.hidden ?? 0 })}</div>
          </Show>
        </div>
      ),
    },
    {
      key: "subject",
      head: audit("subject"),
      cell: (row) => (
        <For each={row.subjects.slice(0, 2)}>
          {(id) => (
            <div class="mono small">
              <Show when={id.startsWith("cas_")} fallback={id}>
                <A href={`/casefiles/${id}`}>{id}</A>
              </Show>
            </div>
          )}
        </For>
      ),
    },
  ]
  return (
    <Card
      flush
      title={audit("entries")}
      bar={
        <Filter label={audit("entries")}>
          {audit("show")}
          <FilterChoice
            label={audit("filter.noun")}
            value={nouns.find((noun) => noun === search.noun) ?? everything}
            options={[
              { value: everything, label: audit("anything") },
              ...nouns.map((value) => ({ value, label: audit(`noun.${value}`) })),
            ]}
            onChange={(next) => setSearch({ noun: next === everything ? undefined : next })}
          />
          {audit("of")}
          <FilterChoice
            label={audit("filter.staff")}
            value={search.staff ?? everything}
            options={[
              { value: everything as string, label: audit("anybody") },
              ...accounts.list().map(({ staffID, email }) => ({ value: staffID, label: email })),
            ]}
            onChange={(next) => setSearch({ staff: next === everything ? undefined : next })}
          />
          {audit("on")}
          <input
            class="filter-text"
            type="date"
            aria-label={audit("filter.day")}
            value={search.day ?? ""}
            onChange={(event) => setSearch({ day: event.currentTarget.value || undefined })}
          />
          {audit("record")}
          <FilterText
            label={audit("filter.record")}
            placeholder="cas_…"
            value={search.record ?? ""}
            onChange={(next) => setSearch({ record: next.trim() || undefined })}
          />
        </Filter>
      }
    >
      <Load query={pages.query}>
        {() => (
          <Table
            label={audit("entries")}
            columns={columns()}
            rows={pages.items()}
            empty={<Empty title={audit("empty")}>{audit("emptyText")}</Empty>}
            more={pages.more()}
          />
        )}
      </Load>
    </Card>
  )
}
