import { arrived } from "../../context/call"
import { now } from "../../context/time"
import { Card } from "../../ui/card"
import { Timeline } from "../../ui/timeline"
import type { CardProps } from "./card-props"
import { history } from "./history.i18n"
import { momentsOf } from "./moments"

/** What has happened and what is to come, newest first. */
export default function TimelineCard(props: CardProps) {
  const moments = () =>
    momentsOf(
      {
        casefile: props.file,
        person: arrived(props.whole.person),
        consents: arrived(props.whole.consents)?.items ?? [],
        referrals: arrived(props.whole.referrals)?.items ?? [],
        disclosures: arrived(props.whole.disclosures)?.items ?? [],
        organizations: props.whole.organizations(),
        accounts: props.whole.accounts.names(),
      },
      now().toISOString(),
    )
  return (
    <Card title={history("timeline")}>
      <Timeline moments={moments()} label={history("timeline")} />
    </Card>
  )
}
