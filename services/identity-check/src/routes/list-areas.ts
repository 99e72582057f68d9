import { listAreas } from '@gwirio/contracts'
import { route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { listOffices } from '../store/offices.ts'

export const listAreasRoute = ({ db }: Context) =>
  route(listAreas, async () => ({ areas: await listOffices(db) }))
