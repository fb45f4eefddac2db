import { useQuery } from "@tanstack/solid-query"
import type { Document } from "@ventanilla/core/reporting/report/schema"
import { Show } from "solid-js"
import { can } from "../../context/nav"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { numbers } from "../numbers/numbers.i18n"
import { Verify } from "../numbers/verify"
import { DocumentView } from "./document"
import { Downloads } from "./downloads"
import { createRange, RangeFilter } from "./range-filter"
import { figuresFile, readFigures, spoken } from "./report.calls"
import { report } from "./report.i18n"
import { Targets } from "./targets"

/** The consulate's figures of any range, with their pictures, their definitions and their files. */
export default function Figures() {
  // All of it is thirty pictures: whoever wants a part chooses it.
  const chosen = createRange("totals", 6)
  const asked = () => {
    const { set: _set, ...range } = chosen.range()
    return range
  }
  const query = useQuery(() => ({
    queryKey: spoken("figures", asked()),
    queryFn: () => readFigures(asked()),
    placeholderData: (before: Document | undefined) => before,
  }))
  return (
    <Page
      title={report("figures")}
      sub={report("figuresSub")}
      up={{ href: "/numbers", label: numbers("title") }}
      actions={<Downloads file={(format) => figuresFile({ ...asked(), format })} />}
    >
      <Show when={can("target.read")}>
        <Targets whose="own" />
      </Show>
      <RangeFilter chosen={chosen} />
      <Load query={query} lines={10}>
        {(document) => <DocumentView document={document()} charts />}
      </Load>
      <Show when={can("numbers.verify")}>
        <Verify />
      </Show>
    </Page>
  )
}
