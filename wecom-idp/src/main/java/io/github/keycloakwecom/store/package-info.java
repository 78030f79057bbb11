/**
 * Data that must survive the end of all nodes: tables of this extension in Keycloak's database, and the classes that
 * use them. The table of suite tickets is one, because WeCom pushes the tickets and no node can request them. Data that
 * may be lost with the last node belongs into {@code cluster}.
 *
 * <p>May use: nothing of ours.
 */
package io.github.keycloakwecom.store;
