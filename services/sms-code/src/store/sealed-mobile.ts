import type { FieldCipher } from '@gwirio/database'
import type { TextKey } from './tables.ts'

/** @param mobile in E.164 */
export function sealMobile(cipher: FieldCipher, key: TextKey, mobile: string): Buffer {
  return cipher.seal(mobile, contextOf(key))
}

export function openMobile(cipher: FieldCipher, text: TextKey & { mobile: Buffer }): string {
  return cipher.open(text.mobile, contextOf(text))
}

function contextOf({ caseId, textId }: TextKey): string {
  return `sms_code.text.mobile:${caseId}:${textId}`
}
