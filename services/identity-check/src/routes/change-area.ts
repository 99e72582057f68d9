import { actorOf } from '@gwirio/audit'
import { type AreaView, changeArea, type InputOf } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { saveOffice } from '../store/offices.ts'

export const changeAreaRoute = (context: Context) =>
  route(changeArea, (input, request) => change(context, input, request))

/** The number of an office is public: the record may hold it for ever. */
async function change(
  { db, clock, audit }: Context,
  { params, body }: InputOf<typeof changeArea>,
  { caller }: RouteRequest,
): Promise<AreaView> {
  const office = { ...params, ...body }
  await db.transaction().execute(async (tx) => {
    await saveOffice(tx, office)
    await audit.append(tx, {
      caseId: null,
      action: 'area.changed',
      actor: actorOf(caller),
      occurredAt: clock.now(),
      details: { area: office.area, phone: office.phone, hours: describeHours(office) },
    })
  })
  return office
}

function describeHours({ hours }: AreaView): string {
  return hours.map((day) => (day ? `${day.opens}-${day.closes}` : 'closed')).join(' ')
}
