/** How a provider delivers what is written to other names of a mailbox. */
interface NamingRule {
  /** All of them deliver to one mailbox; the first stands for all. None: each is its own. */
  readonly domains: readonly string[]
  readonly isOneMailbox: boolean
  /** What in the name before the `@` means nothing. */
  readonly ignored: RegExp
}

const nothing = /(?!)/

/**
 * Only what a provider says of itself. Outlook, Hotmail and Live are not here: the same name there is another mailbox.
 *
 * - Google: support.google.com/mail/answer/7436150 ("Dots don't matter"), /answer/10313 (googlemail.com).
 * - Apple: support.apple.com/en-gb/102535 (icloud.com, me.com and mac.com of one account).
 * - Proton: proton.me/support/addresses-and-aliases (domains; who has a name at one has it reserved at all);
 *   `canonicalizeEmail` in github.com/ProtonMail/WebClients (dots, hyphens and underscores).
 * - Yahoo: help.yahoo.com/kb/SLN28834.html (disposable addresses: a base name, a hyphen and a word).
 */
const rules: readonly NamingRule[] = [
  { domains: ['gmail.com', 'googlemail.com'], isOneMailbox: true, ignored: /\./g },
  { domains: ['icloud.com', 'me.com', 'mac.com'], isOneMailbox: true, ignored: nothing },
  {
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    isOneMailbox: true,
    ignored: /[._-]/g,
  },
  {
    domains: ['yahoo.com', 'yahoo.co.uk', 'yahoo.ie', 'ymail.com', 'rocketmail.com'],
    isOneMailbox: false,
    ignored: /(?<=.)-.*$/s,
  },
]

const ruleOf = new Map(rules.flatMap((rule) => rule.domains.map((domain) => [domain, rule])))

/** The one name of a mailbox that has several at its provider. @param local without its tag */
export function nameOfMailbox(local: string, domain: string): { local: string; domain: string } {
  const rule = ruleOf.get(domain)
  if (!rule) return { local, domain }
  const name = local.replace(rule.ignored, '') || local
  return { local: name, domain: (rule.isOneMailbox && rule.domains[0]) || domain }
}
