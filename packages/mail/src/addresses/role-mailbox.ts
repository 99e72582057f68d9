import type { Address } from './parse-address.ts'

/** RFC 2142 and what offices, schools and families call a mailbox that several people read; English and Welsh. */
const roles: ReadonlySet<string> = new Set([
  'abuse', 'accounts', 'admin', 'administration', 'administrator', 'advice', 'bookings', 'clerk', 'contact',
  'contactus', 'customerservice', 'donotreply', 'email', 'enquiries', 'enquiry', 'family', 'feedback', 'finance', 'general',
  'head', 'hello', 'help', 'helpdesk', 'home', 'hostmaster', 'household', 'hr', 'info', 'information', 'inquiries', 'jobs',
  'legal', 'mail', 'mailbox', 'manager', 'marketing', 'news', 'noreply', 'office', 'orders', 'owner', 'postmaster', 'press',
  'reception', 'root', 'sales', 'school', 'schooloffice', 'secretary', 'security', 'service', 'services', 'shop', 'staff',
  'support', 'team', 'thefamily', 'webmaster',
  'cyfrifon', 'cyfarwyddwr', 'cymorth', 'cynghor', 'cysylltu', 'cyswllt', 'derbynfa', 'ebost', 'ebyst', 'gweinyddiaeth',
  'gweinyddol', 'gweinyddwr', 'gwybodaeth', 'gwasanaeth', 'helo', 'newyddion', 'peidiwchateb', 'post', 'rheolwr', 'siop',
  'staff', 'swyddfa', 'swyddi', 'teulu', 'ymholiad', 'ymholiadau', 'ysgol', 'ysgrifennydd',
]) // biome-ignore format: a table

/**
 * Whether a mailbox is named after an office and not after a person, so that others may read it: `info@`, `swyddfa@`,
 * `office.cardiff@`, `no-reply@`, `info2@`.
 */
export function isRoleMailbox({ local }: Pick<Address, 'local'>): boolean {
  const name = local.toLowerCase().replace(/\+.*$/s, '').replace(/\d+/g, '')
  const words = name.split(/[._-]+/).filter((word) => word !== '')
  return roles.has(words.join('')) || roles.has(words[0] ?? '')
}
