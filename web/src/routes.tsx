import { Navigate, type RouteDefinition } from "@solidjs/router"
import type { Permission } from "@ventanilla/core/operations"
import { type Component, lazy } from "solid-js"

/** A page that comes when it is opened, for those whose role includes it. */
const guarded = (needs: Permission, load: () => Promise<{ default: Component }>) =>
  lazy(async () => {
    const [{ Guard }, { default: Page }] = await Promise.all([import("./context/guard"), load()])
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
  { path: "/signin", component: lazy(() => import("./pages/signin/signin")) },
  { path: "/signin/callback", component: lazy(() => import("./pages/signin/callback")) },
  { path: "/join", component: lazy(() => import("./pages/join/join")) },
  { path: "/p", component: lazy(() => import("./pages/partner/partner")) },
  { path: "/listing", component: lazy(() => import("./pages/listing/listing")) },
  { path: "/mailbox", component: lazy(() => import("./pages/mailbox/mailbox")) },
  { path: "/mobile/*view", component: lazy(() => import("./pages/mobile/mobile")) },
  {
    path: "",
    component: lazy(async () => ({ default: (await import("./context/shell")).Shell })),
    children: [
      { path: "/", component: lazy(() => import("./pages/home/home")) },
      { path: "/today", component: lazy(() => import("./pages/today/today")) },
      { path: "/detections", component: lazy(() => import("./pages/detection/detections")) },
      { path: "/detections/new", component: lazy(() => import("./pages/detection/new")) },
      { path: "/errands", component: guarded("errand.mine", () => import("./pages/errand/errands")) },
      { path: "/transfers", component: guarded("transfer.arrived", () => import("./pages/transfer/transfers")) },
      {
        path: "/transfers/:transferID",
        component: guarded("transfer.read", () => import("./pages/transfer/transfer")),
      },
      { path: "/districts", component: guarded("district.read", () => import("./pages/district/districts")) },
      { path: "/casefiles", component: lazy(() => import("./pages/casefile/casefiles")) },
      { path: "/casefiles/new", component: lazy(() => import("./pages/casefile/new")) },
      { path: "/casefiles/:casefileID/:tab?", component: lazy(() => import("./pages/casefile/casefile")) },
      { path: "/casefiles/:casefileID/looks", component: lazy(() => import("./pages/casefile/access/looks")) },
      { path: "/casefiles/:casefileID/consent", component: lazy(() => import("./pages/casefile/consent/consent")) },
      { path: "/casefiles/:casefileID/violentometro", component: lazy(() => import("./pages/screening/screening")) },
      {
        path: "/casefiles/:casefileID/summary",
        component: guarded("summary.read", () => import("./pages/casefile/sheet/summary")),
      },
      { path: "/casefiles/:casefileID/refer", component: lazy(() => import("./pages/referral/make/make")) },
      { path: "/people", component: guarded("person.search", () => import("./pages/people/people")) },
      { path: "/caseload", component: guarded("caseload.read", () => import("./pages/caseload/caseload")) },
      { path: "/referrals", component: lazy(() => import("./pages/referral/referrals")) },
      { path: "/referrals/:referralID", component: lazy(() => import("./pages/referral/referral")) },
      { path: "/alliances", component: guarded("alliance.list", () => import("./pages/alliance/allies")) },
      { path: "/alliances/:allianceID", component: guarded("alliance.read", () => import("./pages/alliance/ally")) },
      { path: "/directory", component: guarded("guide.find", () => import("./pages/guide/finder")) },
      { path: "/directory/organizations", component: lazy(() => import("./pages/directory/directory")) },
      { path: "/directory/sheet", component: guarded("guide.find", () => import("./pages/guide/sheet")) },
      { path: "/directory/coverage", component: guarded("guide.coverage", () => import("./pages/guide/coverage")) },
      {
        path: "/directory/exchange",
        component: guarded("directory.import", () => import("./pages/directory/exchange")),
      },
      { path: "/directory/new", component: lazy(() => import("./pages/directory/new")) },
      {
        path: "/directory/:organizationID/services/:serviceID",
        component: guarded("organization.read", () => import("./pages/directory/service")),
      },
      { path: "/directory/:organizationID", component: lazy(() => import("./pages/directory/organization")) },
      { path: "/outreach", component: guarded("outreach.list", () => import("./pages/outreach/outreaches")) },
      { path: "/outreach/new", component: guarded("outreach.plan", () => import("./pages/outreach/new")) },
      { path: "/outreach/:outreachID", component: guarded("outreach.read", () => import("./pages/outreach/outreach")) },
      {
        path: "/outreach/:outreachID/change",
        component: guarded("outreach.change", () => import("./pages/outreach/change")),
      },
      { path: "/trainings", component: guarded("training.list", () => import("./pages/training/trainings")) },
      {
        path: "/trainings/:trainingID",
        component: guarded("training.read", () => import("./pages/training/training")),
      },
      {
        path: "/notifications",
        component: guarded("notification.list", () => import("./pages/notification/notifications")),
      },
      { path: "/numbers", component: lazy(() => import("./pages/numbers/numbers")) },
      { path: "/numbers/figures", component: guarded("report.figures", () => import("./pages/report/figures")) },
      { path: "/reports", component: guarded("report.list", () => import("./pages/report/reports")) },
      { path: "/reports/:reportID", component: guarded("report.read", () => import("./pages/report/report")) },
      { path: "/network-report", component: guarded("network.report", () => import("./pages/report/network")) },
      {
        path: "/network-report/:tenantID/:reportID",
        component: guarded("network.reports", () => import("./pages/report/received")),
      },
      { path: "/network", component: guarded("tenant.list", () => import("./pages/network/network")) },
      { path: "/network/:tenantID", component: guarded("tenant.read", () => import("./pages/consulate/consulate")) },
      { path: "/onboard", component: guarded("tenant.onboard", () => import("./pages/onboard/onboard")) },
      { path: "/staff", component: guarded("staff.list", () => import("./pages/staff/staff")) },
      { path: "/audit", component: guarded("audit.list", () => import("./pages/audit/audit")) },
      { path: "/conduct", component: guarded("conduct.read", () => import("./pages/conduct/conduct")) },
      { path: "/template", component: guarded("template.read", () => import("./pages/template/template")) },
      { path: "/protocols", component: guarded("protocol.read", () => import("./pages/protocol/protocols")) },
      { path: "/protocols/:protocol", component: guarded("protocol.read", () => import("./pages/protocol/protocol")) },
      { path: "/programmes", component: guarded("programme.read", () => import("./pages/programme/programmes")) },
      { path: "/instrument", component: guarded("instrument.read", () => import("./pages/screening/instrument")) },
      { path: "/catalogues", component: guarded("catalogue.list", () => import("./pages/catalogue/catalogues")) },
      { path: "/settings", component: guarded("settings.read", () => import("./pages/settings/settings")) },
      { path: "/notas", component: () => <Navigate href="/" /> },
      { path: "*", component: lazy(() => import("./pages/home/not-found")) },
    ],
  },
]
