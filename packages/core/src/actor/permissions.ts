import type { Role } from "./actor.schema"

/** Who may do what: the only table of it. An operation without a line here cannot be mounted; a line without an operation fails a test. */
export type Audience = Role | "headquarters" | "partner" | "identity" | "public"

const everyone = ["coordinator", "caseworker", "window", "outreach", "viewer"] as const
const care = ["coordinator", "caseworker"] as const
const coordinator = ["coordinator"] as const
const headquarters = ["headquarters"] as const

export const permissions = {
  "config.read": ["public"],
  "invitation.look": ["public"],
  "invitation.accept": ["public"],
  "mailbox.look": ["public"],
  "mailbox.confirm": ["public"],
  "session.read": ["identity"],

  "office.list": headquarters,
  "tenant.list": headquarters,
  "tenant.read": headquarters,
  "tenant.onboard": headquarters,
  "tenant.retry": headquarters,
  "tenant.discard": headquarters,
  "tenant.suspend": headquarters,
  "tenant.resume": headquarters,
  "template.read": headquarters,
  "template.publish": headquarters,
  "network.numbers": headquarters,

  "staff.list": ["coordinator", "viewer"],
  "staff.invite": coordinator,
  "staff.change": coordinator,
  "staff.remove": coordinator,
  "settings.read": everyone,
  "settings.change": coordinator,

  "task.list": [...care, "outreach"],
  "task.done": [...care, "outreach"],
  "detection.create": ["coordinator", "caseworker", "window", "outreach"],
  "detection.list": care,
  "detection.take": care,

  "organization.create": [...care, "outreach"],
  "organization.change": [...care, "outreach"],
  "organization.list": everyone,
  "organization.read": everyone,
  "service.add": [...care, "outreach"],
  "service.change": [...care, "outreach"],
  "alliance.create": ["coordinator", "outreach"],
  "alliance.end": ["coordinator", "outreach"],
  "alliance.list": everyone,
  "mailbox.add": ["coordinator", "outreach"],
  "mailbox.schedule": ["coordinator", "outreach"],
  "mailbox.verify": ["coordinator", "outreach"],
  "mailbox.pause": ["coordinator", "outreach"],
  "mailbox.resume": ["coordinator", "outreach"],
  "mailbox.list": [...care, "outreach"],

  "casefile.open": care,
  "casefile.list": care,
  "casefile.read": care,
  "casefile.change": care,
  "casefile.assign": coordinator,
  "casefile.close": care,
  "casefile.reopen": care,
  "person.read": care,
  "person.change": care,
  "person.search": care,
  "person.alike": care,
  "person.merge": coordinator,
  "person.unmerge": coordinator,
  "person.hold": coordinator,
  "person.erase": coordinator,
  "consent.give": care,
  "consent.list": care,
  "consent.revoke": care,
  "disclosure.list": care,
  "referral.make": care,
  "referral.list": care,
  "referral.read": care,
  "referral.release": care,
  "referral.withdraw": care,
  "referral.start": care,
  "referral.complete": care,

  "partner.waiting": ["partner"],
  "partner.received": ["partner"],
  "partner.accept": ["partner"],
  "partner.decline": ["partner"],
  "partner.call": ["partner"],
  "partner.unconfirmed": ["partner"],
  "partner.capacity": ["partner"],
  "partner.code": ["partner"],
  "partner.disclose": ["partner"],
  "partner.read": ["partner"],

  "numbers.read": ["coordinator", "viewer"],
  "numbers.verify": coordinator,
  "audit.list": coordinator,
} as const satisfies Record<string, readonly Audience[]>

export type Permission = keyof typeof permissions

export const allows = (permission: Permission, audience: Audience): boolean =>
  (permissions[permission] as readonly Audience[]).includes(audience)
