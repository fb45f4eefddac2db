import { useNavigate, useSearchParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { consulate } from "../consulate/consulate.i18n"
import { listOffices } from "../network/network.calls"
import { network } from "../network/network.i18n"
import { OnboardForm } from "./form"

/** Headquarters brings a consulate in: one of the 53, or an office in any country. */
export default function Onboard() {
  const navigate = useNavigate()
  const [search] = useSearchParams<{ office?: string }>()
  const offices = useQuery(() => ({ queryKey: ["offices"], queryFn: listOffices }))
  return (
    <Page
      title={consulate("onboardTitle")}
      sub={consulate("onboardSub")}
      up={{ href: "/network", label: network("title") }}
    >
      <Load query={offices} lines={8}>
        {(data) => (
          <OnboardForm
            offices={data().items}
            first={search.office}
            done={(tenantID) => navigate(`/network/${tenantID}`)}
          />
        )}
      </Load>
    </Page>
  )
}
