import { useQuery } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/tenancy/staff/schema"
import { createSignal, Show } from "solid-js"
import { ask, client } from "../../api"
import { can } from "../../context/nav"
import { when } from "../../context/time"
import { shell } from "../../i18n/shell"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { type Column, Table } from "../../ui/table"
import { type Sort, sorted } from "../../ui/table.keys"
import { CourseChip } from "./certify"
import { Invite } from "./invite"
import { Manage } from "./manage"
import { staff } from "./staff.i18n"

/** Who works here, and with which role. */
export default function Staff() {
  const [inviting, setInviting] = createSignal(false)
  const [managed, setManaged] = createSignal<Info>()
  const [sort, setSort] = createSignal<Sort>({ key: "email", descending: false })
  const query = useQuery(() => ({ queryKey: ["staff"], queryFn: () => ask(client.api.staff.$get()) }))
  const refresh = () => void query.refetch()
  const columns = (): Column<Info>[] => [
    { key: "email", head: staff("person"), sort: true, cell: (row) => row.email },
    { key: "role", head: staff("role"), sort: true, cell: (row) => shell(`role.${row.role}`) },
    {
      key: "status",
      head: staff("status"),
      sort: true,
      cell: (row) => <Chip tone={row.status === "active" ? "ok" : "info"}>{staff(`status.${row.status}`)}</Chip>,
    },
    {
      key: "course",
      head: staff("course"),
      wide: true,
      cell: ({ fitness }) => <CourseChip until={fitness.courseUntil} />,
    },
    { key: "since", head: staff("since"), wide: true, cell: (row) => when(row.joinedAt ?? row.invitedAt) },
    ...(can("staff.change")
      ? [
          {
            key: "actions",
            head: staff("actions"),
            cell: (row: Info) => (
              <Button size="small" onClick={() => setManaged(row)} aria-label={`${staff("manage")}: ${row.email}`}>
                {staff("manage")}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <Page
      title={staff("title")}
      sub={staff("sub")}
      actions={
        <Show when={can("staff.invite")}>
          <Button kind="primary" onClick={() => setInviting(true)}>
            {staff("invite")}
          </Button>
        </Show>
      }
    >
      <Card flush title={staff("list")}>
        <Load query={query}>
          {(data) => (
            <Table
              label={staff("list")}
              columns={columns()}
              rows={sorted(data().items, sort(), (row, key) => row[key as "email"])}
              sort={sort()}
              onSort={setSort}
              empty={<Empty title={staff("empty")}>{staff("emptyText")}</Empty>}
            />
          )}
        </Load>
      </Card>
      <Invite open={inviting()} onClose={() => setInviting(false)} done={refresh} />
      <Show when={managed()} keyed>
        {(person) => <Manage person={person} onClose={() => setManaged(undefined)} done={refresh} />}
      </Show>
    </Page>
  )
}
