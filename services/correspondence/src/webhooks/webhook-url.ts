import { isPrivateLiteral } from '../gateways/public-lookup.ts'

/**
 * Whether a webhook may be sent to this address. What its name stands for is looked at when it is called.
 *
 * @param isLocal HTTP and addresses of our own network too
 */
export function isWebhookUrl(text: string, isLocal: boolean): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || url.hash !== '') return false
  if (isLocal) return url.protocol === 'https:' || url.protocol === 'http:'
  const isNamed = url.hostname.includes('.') || url.hostname.startsWith('[')
  return url.protocol === 'https:' && isNamed && !isPrivateLiteral(url.hostname)
}
