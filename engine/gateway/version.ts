/** What clients are told to talk to: the Camunda version whose protocol this engine speaks. */
export const GATEWAY_VERSION = '8.9.0';
