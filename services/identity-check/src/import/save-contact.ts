import { normaliseAddress } from '@gwirio/mail'
import type { Transaction } from 'kysely'
import { mobileChangedAt } from '../rules/mobile-change.ts'
import { insertParty, updateParty } from '../store/imported-parties.ts'
import { lockParty, type PartyKey } from '../store/parties.ts'
import { indexEmail, indexMobile, indexName, openField, sealField } from '../store/party-fields.ts'
import type { Database } from '../store/tables.ts'
import type { ImportContext } from './import-context.ts'
import type { Matched } from './match-with-file.ts'

/** Stores a party's name and how to reach it. @returns what differs from what was on file */
export async function saveContact(
  context: ImportContext,
  tx: Transaction<Database>,
  { record, onFile, key }: Matched & { key: PartyKey },
): Promise<{ mobileChanged: boolean; emailChanged: boolean }> {
  if (onFile) await lockParty(tx, key)
  const { mobile, mobileSince: since } = record
  const known = onFile && openContact(context, onFile)
  const party = {
    ...key,
    partyReference: record.partyReference,
    language: record.language,
    mobileChangedAt: mobileChangedAt(known ?? null, { mobile, since }, context.clock.now()),
    ...(known?.mobile !== mobile && { mobileChangedBy: null }),
    ...sealContact(context, key, record),
  }
  if (onFile) await updateParty(tx, party)
  else await insertParty(tx, party)
  return {
    mobileChanged: known !== undefined && known.mobile !== mobile,
    emailChanged:
      known !== undefined &&
      record.email !== undefined &&
      comparable(known.email) !== comparable(record.email),
  }
}

function openContact({ cipher }: ImportContext, party: NonNullable<Matched['onFile']>) {
  const { partyId, mobileBox, emailBox, mobileChangedAt: changedAt } = party
  return {
    mobile: openField(cipher, 'mobile', { partyId, box: mobileBox }),
    email: openField(cipher, 'email', { partyId, box: emailBox }),
    changedAt,
  }
}

function sealContact(
  { cipher, blindIndex }: ImportContext,
  { partyId }: PartyKey,
  { name, mobile, email }: Matched['record'],
) {
  const seal = (field: 'name' | 'mobile' | 'email', value: string) =>
    sealField(cipher, field, { partyId, value })
  return {
    nameBox: seal('name', name),
    nameParts: indexName(blindIndex, name),
    mobileBox: mobile === null ? null : seal('mobile', mobile),
    mobileIndex: mobile === null ? null : indexMobile(blindIndex, mobile),
    ...(email === null && { emailBox: null, emailIndex: null }),
    ...(email && { emailBox: seal('email', email), emailIndex: indexEmail(blindIndex, email) }),
  }
}

function comparable(email: string | null): string | null {
  return email === null ? null : normaliseAddress(email)
}
