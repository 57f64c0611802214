/** How long a claim stands without being renewed, and how often it is, in milliseconds: a dead worker's is free within 30 s. */
export const leaseTime = 20_000;
export const leaseRenewal = 7000;
