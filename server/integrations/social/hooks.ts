import { newRoutes } from '../../core/http.ts';
import { telegramHookRoutes } from './telegram/incoming/hook-routes.ts';

/** Where networks call us, below /hooks. */
export const socialHooks = newRoutes().route('/telegram', telegramHookRoutes);
