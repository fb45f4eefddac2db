import { Navigate, type RouteDefinition } from "@solidjs/router"
import type { Permission } from "@ventanilla/core/operations"
import { type Component, lazy } from "solid-js"

/** A page that comes when it is opened, for those whose role includes it. */
const guarded = (needs: Permission, load: () => Promise<{ default: Component }>) =>
  lazy(async () => {
    const [{ Guard }, { default: Page }] = await Promise.all([import("./shell/guard"), load()])
    return {
      default: () => (
        <Guard needs={needs}>
          <Page />
        </Guard>
      ),
    }
  })

/** Every page comes when it is opened. Pages under "" need a session; the others do not. */
export const routes: RouteDefinition[] = [
  { path: "/signin", component: lazy(() => import("./tenancy/signin/signin")) },
  { path: "/signin/callback", component: lazy(() => import("./tenancy/signin/callback")) },
  { path: "/join", component: lazy(() => import("./tenancy/join/join")) },
  { path: "/p", component: lazy(() => import("./partners/partner/partner")) },
  { path: "/listing", component: lazy(() => import("./partners/listing/listing")) },
  { path: "/mailbox", component: lazy(() => import("./partners/mailbox/mailbox")) },
  { path: "/mobile/*view", component: lazy(() => import("./mobile/mobile")) },
  {
    path: "",
    component: lazy(async () => ({ default: (await import("./shell/shell")).Shell })),
    children: [
      { path: "/", component: lazy(() => import("./today/home/home")) },
      { path: "/today", component: lazy(() => import("./today/today/today")) },
      { path: "/detections", component: lazy(() => import("./casework/detection/detections")) },
      { path: "/detections/new", component: lazy(() => import("./casework/detection/new")) },
      { path: "/errands", component: guarded("errand.mine", () => import("./followup/errand/errands")) },
      { path: "/transfers", component: guarded("transfer.arrived", () => import("./followup/transfer/transfers")) },
      {
        path: "/transfers/:transferID",
        component: guarded("transfer.read", () => import("./followup/transfer/transfer")),
      },
      { path: "/districts", component: guarded("district.read", () => import("./tenancy/district/districts")) },
      { path: "/casefiles", component: lazy(() => import("./casework/casefile/casefiles")) },
      { path: "/casefiles/new", component: lazy(() => import("./casework/casefile/new")) },
      { path: "/casefiles/:casefileID/:tab?", component: lazy(() => import("./casework/casefile/casefile")) },
      { path: "/casefiles/:casefileID/looks", component: lazy(() => import("./casework/casefile/access/access-log")) },
      { path: "/casefiles/:casefileID/consent", component: lazy(() => import("./casework/casefile/consent/consent")) },
      { path: "/casefiles/:casefileID/violentometro", component: lazy(() => import("./safety/screening/screening")) },
      {
        path: "/casefiles/:casefileID/summary",
        component: guarded("summary.read", () => import("./casework/casefile/sheet/summary")),
      },
      { path: "/casefiles/:casefileID/refer", component: lazy(() => import("./partners/referral/make/make")) },
      { path: "/people", component: guarded("person.search", () => import("./followup/people/people")) },
      { path: "/caseload", component: guarded("caseload.read", () => import("./followup/caseload/caseload")) },
      { path: "/referrals", component: lazy(() => import("./partners/referral/referrals")) },
      { path: "/referrals/:referralID", component: lazy(() => import("./partners/referral/referral")) },
      { path: "/alliances", component: guarded("alliance.list", () => import("./partners/alliance/allies")) },
      { path: "/alliances/:allianceID", component: guarded("alliance.read", () => import("./partners/alliance/ally")) },
      { path: "/directory", component: guarded("guide.find", () => import("./directory/guide/finder")) },
      { path: "/directory/organizations", component: lazy(() => import("./directory/directory/directory")) },
      { path: "/directory/sheet", component: guarded("guide.find", () => import("./directory/guide/handout")) },
      { path: "/directory/coverage", component: guarded("guide.coverage", () => import("./directory/guide/coverage")) },
      {
        path: "/directory/exchange",
        component: guarded("directory.import", () => import("./directory/directory/exchange")),
      },
      { path: "/directory/new", component: lazy(() => import("./directory/directory/new")) },
      {
        path: "/directory/:organizationID/services/:serviceID",
        component: guarded("organization.read", () => import("./directory/directory/service")),
      },
      { path: "/directory/:organizationID", component: lazy(() => import("./directory/directory/organization")) },
      { path: "/outreach", component: guarded("outreach.list", () => import("./outreach/outreach/outreaches")) },
      { path: "/outreach/new", component: guarded("outreach.plan", () => import("./outreach/outreach/new")) },
      {
        path: "/outreach/:outreachID",
        component: guarded("outreach.read", () => import("./outreach/outreach/outreach")),
      },
      {
        path: "/outreach/:outreachID/change",
        component: guarded("outreach.change", () => import("./outreach/outreach/change")),
      },
      { path: "/trainings", component: guarded("training.list", () => import("./outreach/training/trainings")) },
      {
        path: "/trainings/:trainingID",
        component: guarded("training.read", () => import("./outreach/training/training")),
      },
      {
        path: "/notifications",
        component: guarded("notification.list", () => import("./outreach/notification/notifications")),
      },
      { path: "/numbers", component: lazy(() => import("./reporting/numbers/numbers")) },
      { path: "/numbers/figures", component: guarded("report.figures", () => import("./reporting/report/figures")) },
      { path: "/reports", component: guarded("report.list", () => import("./reporting/report/reports")) },
      { path: "/reports/:reportID", component: guarded("report.read", () => import("./reporting/report/report")) },
      { path: "/network-report", component: guarded("network.report", () => import("./reporting/report/network")) },
      {
        path: "/network-report/:tenantID/:reportID",
        component: guarded("network.reports", () => import("./reporting/report/received")),
      },
      { path: "/network", component: guarded("tenant.list", () => import("./tenancy/network/network")) },
      { path: "/network/:tenantID", component: guarded("tenant.read", () => import("./tenancy/consulate/consulate")) },
      { path: "/onboard", component: guarded("tenant.onboard", () => import("./tenancy/onboard/onboard")) },
      { path: "/staff", component: guarded("staff.list", () => import("./tenancy/staff/staff")) },
      { path: "/audit", component: guarded("audit.list", () => import("./audit/audit/audit")) },
      { path: "/conduct", component: guarded("conduct.read", () => import("./tenancy/conduct/conduct")) },
      { path: "/template", component: guarded("template.read", () => import("./tenancy/template/template")) },
      { path: "/protocols", component: guarded("protocol.read", () => import("./safety/protocol/protocols")) },
      { path: "/protocols/:protocol", component: guarded("protocol.read", () => import("./safety/protocol/protocol")) },
      { path: "/programmes", component: guarded("programme.read", () => import("./funds/programme/programmes")) },
      { path: "/instrument", component: guarded("instrument.read", () => import("./safety/screening/instrument")) },
      { path: "/catalogues", component: guarded("catalogue.list", () => import("./tenancy/catalogue/catalogues")) },
      { path: "/settings", component: guarded("settings.read", () => import("./tenancy/settings/settings")) },
      { path: "/notas", component: () => <Navigate href="/" /> },
      { path: "*", component: lazy(() => import("./ui/not-found")) },
    ],
  },
]
