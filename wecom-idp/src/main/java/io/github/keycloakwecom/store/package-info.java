/**
 * What must outlive the death of all nodes: tables of ours in Keycloak's database, and the classes that read and write
 * them. The first one keeps the suite tickets, which WeCom pushes and no node can ask for. What may be lost with the
 * last node belongs into {@code cluster}.
 *
 * <p>May use: nothing of ours.
 */
package io.github.keycloakwecom.store;
