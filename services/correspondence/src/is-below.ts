/** Whether a domain is this one or below it, both in A-label form. */
export function isBelow(domain: string, parent: string): boolean {
  return `.${domain}`.endsWith(`.${parent}`)
}
