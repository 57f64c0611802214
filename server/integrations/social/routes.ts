import { newRoutes } from '../../core/http.ts';
import { sandboxRoutes } from './sandbox/routes.ts';
import { telegramRoutes } from './telegram/routes.ts';
import { vkRoutes } from './vk/routes.ts';

/** How channels of each network are connected, below /api/accounts. */
export const socialRoutes = newRoutes()
	.route('/telegram', telegramRoutes)
	.route('/vk', vkRoutes)
	.route('/sandbox', sandboxRoutes);
