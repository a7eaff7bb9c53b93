/** What people may type as an e-mail address, on the portal and on the desk alike; phone numbers: domain/phone.ts. */
export const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
