import type { Disclosure } from "@ventanilla/core/casework/consent/schema"
import { dateTime } from "../../context/time"
import { Card } from "../../ui/card"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { type Column, Table } from "../../ui/table"
import type { CardProps } from "./card-props"
import { casefile } from "./casefile.i18n"
import { fieldNames } from "./casefile.words"
import { history } from "./history.i18n"

/** Every time something left the consulate: who saw what, when and how. */
export default function LedgerCard(props: CardProps) {
  const columns = (): Column<Disclosure>[] => [
    { key: "when", head: history("ledger.when"), cell: (row) => dateTime(row.at) },
    {
      key: "who",
      head: history("ledger.who"),
      cell: (row) => props.whole.organizations().get(row.organizationID) ?? casefile("organization"),
    },
    {
      key: "fields",
      head: history("ledger.fields"),
      cell: (row) => (row.channel === "digest_mail" ? history("ledger.none") : fieldNames(row.fields)),
    },
    { key: "channel", head: history("ledger.channel"), cell: (row) => history(`ledger.${row.channel}`) },
  ]
  return (
    <Card flush title={history("ledger")} aside={<span class="small quiet">{history("ledger.text")}</span>}>
      <Load query={props.whole.disclosures} lines={2}>
        {(data) => (
          <Table
            label={history("ledger")}
            columns={columns()}
            rows={data().items}
            empty={<Empty title={history("ledger.empty")} />}
          />
        )}
      </Load>
    </Card>
  )
}
