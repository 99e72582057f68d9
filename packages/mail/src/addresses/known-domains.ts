/** Where people of Wales have their mailboxes; what is near one of these is taken for a slip. */
export const mailProviders = [
  'gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'hotmail.co.uk', 'live.com', 'live.co.uk',
  'msn.com', 'icloud.com', 'me.com', 'mac.com', 'yahoo.com', 'yahoo.co.uk', 'ymail.com', 'rocketmail.com',
  'aol.com', 'aol.co.uk', 'btinternet.com', 'btopenworld.com', 'bt.com', 'btconnect.com', 'sky.com',
  'talktalk.net', 'talk21.com', 'virginmedia.com', 'virgin.net', 'ntlworld.com', 'blueyonder.co.uk',
  'tiscali.co.uk', 'plus.com', 'plus.net', 'o2.co.uk', 'orange.net', 'fsmail.net', 'freeserve.co.uk',
  'lineone.net', 'uwclub.net', 'supanet.com', 'proton.me', 'protonmail.com', 'pm.me', 'gmx.com', 'gmx.co.uk',
  'mail.com', 'fastmail.com', 'zoho.com', 'tutanota.com', 'hey.com',
] as const // biome-ignore format: a table

/** Real ones whose names are a slip away from those. */
const neighbours = [
  'email.com', 'mailbox.org', 'usa.com', 'gmx.net', 'gmx.de', 'talktalk.co.uk', 'fastmail.fm', 'zohomail.com',
  'tuta.com', 'aim.com', 'sky.co.uk', 'o2.pl', 'orange.fr', 'virginmedia.co.uk', 'ntl.com', 'yahoo.ie',
  'live.ie', 'hotmail.ie', 'outlook.ie', 'eircom.net', 'mail.ru', 'protonmail.ch',
] as const // biome-ignore format: a table

const known: ReadonlySet<string> = new Set([...mailProviders, ...neighbours])

/** Whether a domain (A-label form) is itself well known, so that nothing else was meant. */
export function isKnownDomain(domain: string): boolean {
  return known.has(domain)
}
