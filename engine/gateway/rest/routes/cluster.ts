/** What the engine is, who asks, and its clock, which moves only where the engine was started for that. */
import type { Router } from 'express';
import { type ControlledClock, SystemClock } from '../../../clock.js';
import { TENANT } from '../../../records.js';
import { GATEWAY_VERSION } from '../../version.js';
import { bodyOf } from '../body.js';
import { invalid, Problem } from '../problem.js';
import { type Handle, routes } from '../routing.js';

export interface Place {
  host: string;
  port: () => number;
}

function clockRoutes(clock: ControlledClock | null): Record<string, Handle> {
  const controlled = (): ControlledClock => {
    if (clock) return clock;
    throw new Problem(403, 'FORBIDDEN', 'The clock of this engine cannot be moved: start it with --controlled-clock');
  };
  return {
    'PUT /clock': async (request) => {
      const { timestamp } = bodyOf(request, { timestamp: 'number' });
      if (typeof timestamp !== 'number' || !Number.isSafeInteger(timestamp) || timestamp < 0)
        throw invalid('The value for timestamp must be an instant in epoch milliseconds');
      await controlled().setTo(timestamp);
    },
    'POST /clock/reset': () => controlled().setTo(new SystemClock().now()),
  };
}

export function clusterRoutes({ host, port }: Place, clock: ControlledClock | null): Router {
  const partitions = [{ partitionId: 1, role: 'leader', health: 'healthy' }];
  return routes({
    'GET /topology': async () => ({
      brokers: [{ nodeId: 0, host, port: port(), partitions, version: GATEWAY_VERSION }],
      clusterId: null,
      clusterSize: 1,
      partitionsCount: 1,
      replicationFactor: 1,
      gatewayVersion: GATEWAY_VERSION,
      lastCompletedChangeId: '-1',
    }),
    'GET /status': async () => undefined,
    'GET /license': async () => ({
      validLicense: false,
      licenseType: 'unknown',
      isCommercial: false,
      expiresAt: null,
    }),
    'GET /authentication/me': async (_request, response) => {
      const account: unknown = response.locals['username'];
      const username = typeof account === 'string' ? account : 'demo';
      return {
        username,
        displayName: username,
        email: null,
        authorizedComponents: ['*'],
        tenants: [{ tenantId: TENANT, name: 'Default', description: null }],
        groups: [],
        roles: ['admin'],
        salesPlanType: null,
        c8Links: {},
        canLogout: false,
      };
    },
    ...clockRoutes(clock),
  });
}
