import { useParams, useSearchParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import type { Info as CaseFile } from "@ventanilla/core/casework/casefile/schema"
import { Match, Show, Switch } from "solid-js"
import { useCaseFile, useConsents, usePerson } from "../../../casework/casefile/use-casefile"
import { arrived } from "../../../context/call"
import { categoryName, categoryOptions } from "../../../context/categories"
import { listOrganizations } from "../../../directory/directory/directory.calls"
import { ButtonLink } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { Empty, ErrorNote, Note, Skeleton } from "../../../ui/empty"
import { Filter, FilterChoice } from "../../../ui/filter"
import { Load } from "../../../ui/load"
import { Page } from "../../../ui/page"
import { useAlliances, useMailboxes } from "../../alliance/alliance.calls"
import { refer } from "../refer.i18n"
import { Check } from "./check"
import { Choices } from "./choices"
import { choicesOf } from "./options"
import "./make.css"

type Search = { category?: string; organization?: string; service?: string }
const any = "any"

/** From a case file to one service: choose with her, see what is missing, send. */
export default function MakePage() {
  const params = useParams<{ casefileID: string }>()
  const file = useCaseFile(() => params.casefileID)
  const up = () => ({
    href: `/casefiles/${params.casefileID}/sharing`,
    label: refer("make.up", { folio: arrived(file)?.folio ?? "…" }),
  })
  return (
    <Page
      about={arrived(file)?.folio}
      title={refer("make.title")}
      sub={refer("make.sub", { folio: arrived(file)?.folio ?? "…" })}
      up={up()}
    >
      <Switch fallback={<Skeleton lines={8} />}>
        <Match when={arrived(file)} keyed>
          {(found) => (
            <Show when={found.status === "open"} fallback={<Note tone="warn">{refer("make.closed")}</Note>}>
              <Make file={found} />
            </Show>
          )}
        </Match>
        <Match when={file.error}>
          <ErrorNote problem={file.error} retry={() => void file.refetch()} />
        </Match>
      </Switch>
    </Page>
  )
}

function Make(props: { file: CaseFile }) {
  const [search, setSearch] = useSearchParams<Search>()
  const wanted = () => {
    if (search.category === any) return undefined
    return search.category ? [search.category] : props.file.needs
  }
  const organizations = useQuery(() => ({
    queryKey: ["organizations", { categories: wanted() ?? any }],
    queryFn: async () => {
      const kinds = wanted()
      const lists = kinds
        ? await Promise.all(kinds.map((category) => listOrganizations({ category }, undefined, 100)))
        : [await listOrganizations({}, undefined, 100)]
      return lists.flatMap(({ items }) => items)
    },
  }))
  const alliances = useAlliances()
  const mailboxes = useMailboxes()
  const consents = useConsents(() => props.file.casefileID)
  const person = usePerson(() => props.file.personID)
  const choices = () =>
    choicesOf(wanted(), {
      organizations: arrived(organizations) ?? [],
      alliances: arrived(alliances)?.items ?? [],
      mailboxes: arrived(mailboxes)?.items ?? [],
      consents: arrived(consents)?.items ?? [],
      languages: arrived(person)?.languages ?? [],
    })
  const chosen = () => choices().find(({ service }) => service.serviceID === search.service)
  return (
    <div class="cols">
      <Card
        bar={
          <Filter label={refer("make.services")}>
            {refer("make.show")}
            <FilterChoice
              label={refer("make.category")}
              value={search.category ?? ""}
              options={[
                { value: "", label: refer("make.hers") },
                ...props.file.needs.map((need) => ({ value: need, label: categoryName(need) })),
                { value: any, label: refer("make.all") },
                ...categoryOptions().filter(({ value }) => !props.file.needs.includes(value)),
              ]}
              onChange={(category) =>
                setSearch({ category: category || undefined, service: undefined, organization: undefined })
              }
            />
          </Filter>
        }
      >
        <Load query={organizations}>
          {() => (
            <Show
              when={choices().length}
              fallback={
                <Empty title={refer("make.empty")}>
                  <p>{refer("make.emptyText")}</p>
                  <ButtonLink href="/directory">{refer("make.toDirectory")}</ButtonLink>
                </Empty>
              }
            >
              <Choices
                choices={choices()}
                chosen={search.service}
                choose={({ service, organization }) =>
                  setSearch(
                    { service: service.serviceID, organization: organization.organizationID },
                    { replace: true, scroll: false },
                  )
                }
              />
            </Show>
          )}
        </Load>
      </Card>
      <Check file={props.file} choice={chosen()} ready={consents.status === "success"} />
    </div>
  )
}
