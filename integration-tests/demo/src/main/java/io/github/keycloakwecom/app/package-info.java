/**
 * The sample application of the demo and of the browser tests: an ordinary confidential OpenID Connect client that
 * knows nothing of WeCom. It shows what an application behind Keycloak gets to see of a person.
 */
package io.github.keycloakwecom.app;
