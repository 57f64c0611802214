/** English has the city in the zone's own name. */
export const zones: Record<string, string> = {};
