/**
 * What the nodes of a cluster share for minutes, in Keycloak's single-use store. What must outlive all nodes does not
 * belong here.
 *
 * <p>May use: nothing of ours.
 */
package io.github.keycloakwecom.cluster;
