/**
 * The tables of Open Referral's Human Services Data Specification 3.0: names of files and columns, their types,
 * required fields, and nesting. Facts read from https://github.com/openreferral/specification (tag v3.0, CC BY-SA 4.0),
 * without its texts.
 */
export type Kind = "uuid" | "string" | "number" | "uri" | "email" | "date-time" | readonly string[]

export type TableName =
  | "organization"
  | "organization_identifier"
  | "program"
  | "service"
  | "service_area"
  | "location"
  | "address"
  | "service_at_location"
  | "contact"
  | "phone"
  | "schedule"
  | "language"
  | "accessibility"
  | "cost_option"
  | "required_document"
  | "funding"
  | "taxonomy"
  | "taxonomy_term"
  | "attribute"
  | "metadata"
  | "meta_table_description"

export type Table = {
  file: string
  fields: Readonly<Record<string, Kind>>
  required: readonly string[]
  /** Required in the tabular form only. */
  tabular: readonly string[]
  /** Lists of other tables' objects nested in the JSON object. */
  many: Readonly<Record<string, TableName>>
  /** A single object of another table nested in the JSON object. */
  one: Readonly<Record<string, TableName>>
}

export const version = "3.0"

export const tables: Readonly<Record<TableName, Table>> = {
  organization: {
    file: "organizations.csv",
    fields: {
      id: "uuid",
      name: "string",
      alternate_name: "string",
      description: "string",
      email: "email",
      website: "uri",
      tax_status: "string",
      tax_id: "string",
      year_incorporated: "number",
      legal_status: "string",
      logo: "string",
      uri: "uri",
      parent_organization_id: "uuid",
    },
    required: ["id", "name", "description"],
    tabular: [],
    many: {
      funding: "funding",
      contacts: "contact",
      phones: "phone",
      locations: "location",
      programs: "program",
      organization_identifiers: "organization_identifier",
      attributes: "attribute",
      metadata: "metadata",
    },
    one: {},
  },
  organization_identifier: {
    file: "organization_identifiers.csv",
    fields: {
      id: "uuid",
      organization_id: "uuid",
      identifier_scheme: "string",
      identifier_type: "string",
      identifier: "string",
    },
    required: ["id", "identifier_type", "identifier"],
    tabular: ["organization_id"],
    many: { attributes: "attribute", metadata: "metadata" },
    one: {},
  },
  program: {
    file: "programs.csv",
    fields: { id: "uuid", organization_id: "uuid", name: "string", alternate_name: "string", description: "string" },
    required: ["id", "name", "description"],
    tabular: ["organization_id"],
    many: { attributes: "attribute", metadata: "metadata" },
    one: {},
  },
  service: {
    file: "services.csv",
    fields: {
      id: "uuid",
      organization_id: "uuid",
      program_id: "uuid",
      name: "string",
      alternate_name: "string",
      description: "string",
      url: "uri",
      email: "email",
      status: ["active", "inactive", "defunct", "temporarily closed"],
      interpretation_services: "string",
      application_process: "string",
      fees_description: "string",
      wait_time: "string",
      fees: "string",
      accreditations: "string",
      eligibility_description: "string",
      minimum_age: "number",
      maximum_age: "number",
      assured_date: "string",
      assurer_email: "email",
      licenses: "string",
      alert: "string",
      last_modified: "date-time",
    },
    required: ["id", "name", "status"],
    tabular: ["organization_id"],
    many: {
      phones: "phone",
      schedules: "schedule",
      service_areas: "service_area",
      service_at_locations: "service_at_location",
      languages: "language",
      funding: "funding",
      cost_options: "cost_option",
      required_documents: "required_document",
      contacts: "contact",
      attributes: "attribute",
      metadata: "metadata",
    },
    one: { organization: "organization", program: "program" },
  },
  service_area: {
    file: "service_areas.csv",
    fields: {
      id: "uuid",
      service_id: "uuid",
      name: "string",
      description: "string",
      extent: "string",
      extent_type: "string",
      uri: "string",
    },
    required: ["id"],
    tabular: [],
    many: { attributes: "attribute", metadata: "metadata" },
    one: {},
  },
  location: {
    file: "locations.csv",
    fields: {
      id: "uuid",
      location_type: ["physical", "postal", "virtual"],
      url: "uri",
      organization_id: "uuid",
      name: "string",
      alternate_name: "string",
      description: "string",
      transportation: "string",
      latitude: "number",
      longitude: "number",
      external_identifier: "string",
      external_identifier_type: "string",
    },
    required: ["id", "location_type"],
    tabular: [],
    many: {
      languages: "language",
      addresses: "address",
      contacts: "contact",
      accessibility: "accessibility",
      phones: "phone",
      schedules: "schedule",
      attributes: "attribute",
      metadata: "metadata",
    },
    one: {},
  },
  address: {
    file: "addresses.csv",
    fields: {
      id: "uuid",
      location_id: "uuid",
      attention: "string",
      address_1: "string",
      address_2: "string",
      city: "string",
      region: "string",
      state_province: "string",
      postal_code: "string",
      country: "string",
      address_type: ["physical", "postal", "virtual"],
    },
    required: ["id", "address_1", "city", "state_province", "postal_code", "country", "address_type"],
    tabular: [],
    many: { attributes: "attribute", metadata: "metadata" },
    one: {},
  },
  service_at_location: {
    file: "service_at_location.csv",
    fields: { id: "uuid", service_id: "uuid", location_id: "uuid", description: "string" },
    required: ["id"],
    tabular: ["service_id", "location_id"],
    many: {
      contacts: "contact",
      phones: "phone",
      schedules: "schedule",
      attributes: "attribute",
      metadata: "metadata",
    },
    one: { location: "location" },
  },
  contact: {
    file: "contacts.csv",
    fields: {
      id: "uuid",
      organization_id: "uuid",
      service_id: "uuid",
      service_at_location_id: "uuid",
      location_id: "uuid",
      name: "string",
      title: "string",
      department: "string",
      email: "email",
    },
    required: ["id"],
    tabular: [],
    many: { phones: "phone", attributes: "attribute", metadata: "metadata" },
    one: {},
  },
  phone: {
    file: "phones.csv",
    fields: {
      id: "uuid",
      location_id: "uuid",
      service_id: "uuid",
      organization_id: "uuid",
      contact_id: "uuid",
      service_at_location_id: "uuid",
      number: "string",
      extension: "number",
      type: "string",
      description: "string",
    },
    required: ["id", "number"],
    tabular: [],
    many: { languages: "language", attributes: "attribute", metadata: "metadata" },
    one: {},
  },
  schedule: {
    file: "schedules.csv",
    fields: {
      id: "uuid",
      service_id: "uuid",
      location_id: "uuid",
      service_at_location_id: "uuid",
      valid_from: "string",
      valid_to: "string",
      dtstart: "string",
      timezone: "number",
      until: "string",
      count: "number",
      wkst: ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
      freq: ["WEEKLY", "MONTHLY"],
      interval: "number",
      byday: "string",
      byweekno: "string",
      bymonthday: "string",
      byyearday: "string",
      description: "string",
      opens_at: "string",
      closes_at: "string",
      schedule_link: "uri",
      attending_type: "string",
      notes: "string",
    },
    required: ["id"],
    tabular: [],
    many: { attributes: "attribute", metadata: "metadata" },
    one: {},
  },
  language: {
    file: "languages.csv",
    fields: {
      id: "uuid",
      service_id: "uuid",
      location_id: "uuid",
      phone_id: "uuid",
      name: "string",
      code: "string",
      note: "string",
    },
    required: ["id"],
    tabular: [],
    many: { attributes: "attribute", metadata: "metadata" },
    one: {},
  },
  accessibility: {
    file: "accessibility.csv",
    fields: { id: "uuid", location_id: "uuid", description: "string", details: "string", url: "uri" },
    required: ["id"],
    tabular: [],
    many: { attributes: "attribute", metadata: "metadata" },
    one: {},
  },
  cost_option: {
    file: "cost_options.csv",
    fields: {
      id: "uuid",
      service_id: "uuid",
      valid_from: "string",
      valid_to: "string",
      option: "string",
      currency: "string",
      amount: "number",
      amount_description: "string",
    },
    required: ["id"],
    tabular: ["service_id"],
    many: { attributes: "attribute", metadata: "metadata" },
    one: {},
  },
  required_document: {
    file: "required_documents.csv",
    fields: { id: "uuid", service_id: "uuid", document: "string", uri: "uri" },
    required: ["id"],
    tabular: [],
    many: { attributes: "attribute", metadata: "metadata" },
    one: {},
  },
  funding: {
    file: "funding.csv",
    fields: { id: "uuid", organization_id: "uuid", service_id: "uuid", source: "string" },
    required: ["id"],
    tabular: [],
    many: { attributes: "attribute", metadata: "metadata" },
    one: {},
  },
  taxonomy: {
    file: "taxonomies.csv",
    fields: { id: "uuid", name: "string", description: "string", uri: "uri", version: "string" },
    required: ["id", "name", "description"],
    tabular: [],
    many: { metadata: "metadata" },
    one: {},
  },
  taxonomy_term: {
    file: "taxonomy_terms.csv",
    fields: {
      id: "uuid",
      code: "string",
      name: "string",
      description: "string",
      parent_id: "uuid",
      taxonomy: "string",
      language: "string",
      taxonomy_id: "uuid",
      term_uri: "uri",
    },
    required: ["id", "name", "description"],
    tabular: [],
    many: { metadata: "metadata" },
    one: { taxonomy_detail: "taxonomy" },
  },
  attribute: {
    file: "attributes.csv",
    fields: {
      id: "uuid",
      link_id: "uuid",
      taxonomy_term_id: "uuid",
      link_type: "string",
      link_entity: "string",
      value: "string",
    },
    required: ["id"],
    tabular: ["link_id", "taxonomy_term_id", "link_entity"],
    many: { metadata: "metadata" },
    one: { taxonomy_term: "taxonomy_term" },
  },
  metadata: {
    file: "metadata.csv",
    fields: {
      id: "uuid",
      resource_id: "uuid",
      resource_type: "string",
      last_action_date: "string",
      last_action_type: "string",
      field_name: "string",
      previous_value: "string",
      replacement_value: "string",
      updated_by: "string",
    },
    required: [
      "id",
      "last_action_date",
      "last_action_type",
      "field_name",
      "previous_value",
      "replacement_value",
      "updated_by",
    ],
    tabular: ["resource_id", "resource_type"],
    many: {},
    one: {},
  },
  meta_table_description: {
    file: "meta_table_descriptions.csv",
    fields: { id: "uuid", name: "string", language: "string", character_set: "string" },
    required: ["id"],
    tabular: [],
    many: { attributes: "attribute", metadata: "metadata" },
    one: {},
  },
}

export const tableNames = Object.keys(tables) as TableName[]
