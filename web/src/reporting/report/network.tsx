import { useQuery } from "@tanstack/solid-query"
import type { OfficesInfo } from "@ventanilla/core/reporting/numbers/schema"
import type { Document } from "@ventanilla/core/reporting/report/schema"
import { createMemo, createSignal } from "solid-js"
import { listOffices } from "../../tenancy/network/network.calls"
import { FilterChoice } from "../../ui/filter"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { Comparison } from "./comparison"
import { DocumentView } from "./document"
import { Downloads } from "./downloads"
import { IndicatorMap } from "./indicator-map"
import { indicatorRows } from "./indicators"
import { createRange, RangeFilter } from "./range-filter"
import { Received } from "./received-list"
import { type Circle, networkFile, readNetwork, readOffices, spoken } from "./report.calls"
import { report } from "./report.i18n"
import { Targets } from "./targets"
import { Transparency } from "./transparency"

/** The network's report: the map over the months, the figures, like beside like, what consulates approved and what was answered. */
export default function NetworkReport() {
  const chosen = createRange("totals", 12)
  const [circle, setCircle] = createSignal<Circle>("headquarters")
  const asked = () => {
    const { set: _set, ...range } = chosen.range()
    return range
  }
  const document = useQuery(() => ({
    queryKey: spoken("network.figures", asked(), circle()),
    queryFn: () => readNetwork({ ...asked(), circle: circle() }),
    placeholderData: (before: Document | undefined) => before,
  }))
  const offices = useQuery(() => ({ queryKey: ["offices"], queryFn: listOffices }))
  const numbers = useQuery(() => ({
    queryKey: ["network.offices", asked().from, asked().to],
    queryFn: () => readOffices(asked().from, asked().to),
    placeholderData: (before: OfficesInfo | undefined) => before,
  }))
  const rows = createMemo(() => indicatorRows(offices.data?.items ?? [], numbers.data))
  const months = () => numbers.data?.months ?? []
  return (
    <Page
      title={report("network")}
      sub={report("networkSub")}
      actions={<Downloads file={(format) => networkFile({ ...asked(), circle: circle(), format })} />}
    >
      <div class="row">
        <RangeFilter chosen={chosen} />
        <FilterChoice<Circle>
          label={report("circle")}
          value={circle()}
          options={(["headquarters", "outside"] as const).map((value) => ({
            value,
            label: `${report("as")} ${report(`circle.${value}`)}`,
          }))}
          onChange={setCircle}
        />
      </div>
      <Load query={numbers} lines={12}>
        {() => (
          <>
            <IndicatorMap rows={rows()} months={months()} />
            <Comparison rows={rows()} months={months()} />
          </>
        )}
      </Load>
      <Targets whose="network" />
      <Load query={document} lines={10}>
        {(found) => <DocumentView document={found()} charts />}
      </Load>
      <Received rows={rows()} />
      <Transparency range={asked()} />
    </Page>
  )
}
