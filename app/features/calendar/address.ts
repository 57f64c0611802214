import type { View } from './grid.ts';

/** The calendar's address for a view and a day. */
export const calendarAddress = (view: View, day: string): string => `/calendar?view=${view}&date=${day}`;
