/**
 * Versions of the privacy notice, the latest last; their words are `public.privacyNotices.<version>`. A case keeps the
 * version that its complainant was shown: a changed text is a new version, the old one stays readable.
 */
export const PRIVACY_NOTICES = ['2026-1'] as const;

export type PrivacyNotice = (typeof PRIVACY_NOTICES)[number];

export const CURRENT_PRIVACY_NOTICE: PrivacyNotice = '2026-1';
