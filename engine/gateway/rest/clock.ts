/** Moving the engine's time: for tests and simulations, off unless the engine was started for that. */
import { Router } from 'express';
import { type ControlledClock, SystemClock } from '../../clock.js';
import { bodyOf } from './body.js';
import { answer, invalid, Problem } from './problem.js';

export function clockRoutes(clock: ControlledClock | null): Router {
  const controlled = (): ControlledClock => {
    if (clock) return clock;
    throw new Problem(403, 'FORBIDDEN', 'The clock of this engine cannot be moved: start it with --controlled-clock');
  };
  return Router()
    .put(
      '/clock',
      answer(async (request) => {
        const { timestamp } = bodyOf(request, { timestamp: 'number' });
        if (typeof timestamp !== 'number' || timestamp < 0)
          throw invalid('The value for timestamp must be an instant in epoch milliseconds');
        await controlled().setTo(timestamp);
      }),
    )
    .post(
      '/clock/reset',
      answer(() => controlled().setTo(new SystemClock().now())),
    );
}
