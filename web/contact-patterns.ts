/** What people may type as a phone number and as an e-mail address, on the portal and on the desk alike. */
export const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
export const PHONE = /^\+?[\d\s()-]{5,30}$/;
