import type { Component } from 'svelte';

/** An icon component, as every module of @lucide/svelte/icons exports one by default. */
export type Icon = Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;
